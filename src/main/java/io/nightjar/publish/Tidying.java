package io.nightjar.publish;

import io.nightjar.error.NightjarException;
import io.nightjar.publish.Fence.Purpose;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.storage.Storage;
import io.nightjar.storage.Storage.Entry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clears away what a publication needs no more. None of it may fail a run that is published already. */
final class Tidying {
    private static final Pattern RECEIPT = Pattern.compile("_receipt-[0-9a-f]{16}\\.json");
    private static final Pattern REJECTS = Pattern.compile("rejects-[0-9a-f]{16}\\.parquet");
    private static final Pattern DATE = Pattern.compile("date=(\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern RUN = Pattern.compile("[0-9a-f]{12}");

    private final Storage storage;
    private final OutputLayout layout;
    private final Failpoints failpoints;

    Tidying(Storage storage, OutputLayout layout, Failpoints failpoints) {
        this.storage = storage;
        this.layout = layout;
        this.failpoints = failpoints;
    }

    /** Receipts and rejects of tables that are not in place any more (history keeps them), and the staging folder. */
    List<String> after(Fence fence, Intent published) {
        List<String> leftovers = new ArrayList<>();
        quietly(leftovers, () -> receipts(fence, published));
        quietly(leftovers, () -> staging(new StagedRun(published.job(), published.date(), published.run())));
        return leftovers;
    }

    /** Within the fence: a next owner about to publish has its receipt there already. */
    void receipts(Fence fence, Intent current) {
        fence.hold(Purpose.TIDY, log -> receipts(current));
    }

    void staging(StagedRun staged) {
        failpoints.around(
                Step.DELETE_STAGING,
                () -> storage.delete(layout.stagingFolder(staged.job(), staged.date(), staged.run())));
    }

    private void receipts(Intent current) {
        clear(
                Step.DELETE_OLD_RECEIPT,
                layout.outputFolder(current.job(), current.date()),
                RECEIPT,
                Optional.of(current.receipt()));
        clear(
                Step.DELETE_OLD_REJECTS,
                layout.rejectsFolder(current.job(), current.date()),
                REJECTS,
                current.rejects().map(Receipt.Table::location));
    }

    private void clear(Step step, String folder, Pattern names, Optional<String> kept) {
        for (Entry entry : storage.list(folder)) {
            String location = below(folder, entry);
            if (names.matcher(entry.name()).matches() && !kept.equals(Optional.of(location))) {
                failpoints.around(step, () -> storage.delete(location));
            }
        }
    }

    List<StagedRun> staged() {
        List<StagedRun> staged = new ArrayList<>();
        for (Entry job : storage.list(layout.staging())) {
            for (Entry date : storage.list(below(layout.staging(), job))) {
                Matcher named = DATE.matcher(date.name());
                if (named.matches()) {
                    BusinessDate of = new BusinessDate(LocalDate.parse(named.group(1)));
                    storage.list(below(below(layout.staging(), job), date)).stream()
                            .map(Entry::name)
                            .filter(name -> RUN.matcher(name).matches())
                            .forEach(run -> staged.add(new StagedRun(job.name(), of, new RunId(run))));
                }
            }
        }
        return staged;
    }

    private static String below(String folder, Entry entry) {
        return folder + "/" + entry.name();
    }

    private static void quietly(List<String> leftovers, Runnable work) {
        try {
            work.run();
        } catch (NightjarException e) {
            leftovers.add("Not cleared away: " + e.message());
        }
    }
}
