package io.nightjar.publish;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.storage.Storage;
import io.nightjar.storage.Storage.Entry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What runs have in staging. */
final class Staging {
    private static final Pattern DATE = Pattern.compile("date=(\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern RUN = Pattern.compile("[0-9a-f]{12}");

    private final Storage storage;
    private final OutputLayout layout;
    private final Failpoints failpoints;

    Staging(Storage storage, OutputLayout layout, Failpoints failpoints) {
        this.storage = storage;
        this.layout = layout;
        this.failpoints = failpoints;
    }

    /** Every run that has files there. */
    List<StagedRun> all() {
        List<StagedRun> staged = new ArrayList<>();
        for (Entry job : storage.list(layout.staging())) {
            for (Entry date : storage.list(layout.staging() + "/" + job.name())) {
                Matcher named = DATE.matcher(date.name());
                if (named.matches()) {
                    staged.addAll(of(job.name(), new BusinessDate(LocalDate.parse(named.group(1)))));
                }
            }
        }
        return staged;
    }

    /** Those of one date. */
    List<StagedRun> of(String job, BusinessDate date) {
        return storage.list(layout.stagingFolder(job, date)).stream()
                .map(Entry::name)
                .filter(name -> RUN.matcher(name).matches())
                .map(run -> new StagedRun(job, date, new RunId(run)))
                .toList();
    }

    void delete(StagedRun staged) {
        failpoints.around(
                Step.DELETE_STAGING,
                () -> storage.delete(layout.stagingFolder(staged.job(), staged.date(), staged.run())));
    }

    /** Takes away, each in one step, the commit folders of all launches there were. */
    void revoke(String job, BusinessDate date) {
        for (StagedRun run : of(job, date)) {
            String folder = layout.stagingFolder(job, date, run.run());
            for (Entry launch : storage.list(folder)) {
                String commit = OutputLayout.commitFolder(folder + "/" + launch.name());
                if (launch.isFolder() && storage.find(commit).isPresent()) {
                    String revoked = folder + "/" + launch.name() + "/revoked-" + UUID.randomUUID();
                    failpoints.around(Step.REVOKE_COMMIT_FOLDER, () -> storage.move(commit, revoked));
                    failpoints.around(Step.DELETE_REVOKED, () -> storage.delete(revoked));
                }
            }
        }
    }

    /** A new one, for an owner that mends what another had begun. */
    CommitFolder newCommitFolder(StagedRun run) {
        String launch = layout.stagingFolder(run.job(), run.date(), run.run()) + "/settlement-" + UUID.randomUUID();
        CommitFolder folder = new CommitFolder(storage, failpoints, OutputLayout.commitFolder(launch));
        // So that the folder is there: nothing is ever renamed into a folder that is not.
        folder.write(Step.STAGE_SETTLEMENT, "_settlement", new byte[0]);
        return folder;
    }
}
