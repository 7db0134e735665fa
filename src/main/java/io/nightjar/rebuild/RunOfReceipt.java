package io.nightjar.rebuild;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.job.PlanDigest;
import io.nightjar.job.Programs;
import io.nightjar.job.SplitProfiles;
import io.nightjar.ledger.Hold;
import io.nightjar.ledger.LaunchedBy;
import io.nightjar.ledger.PastRun;
import io.nightjar.ledger.PastRun.PastLaunch;
import io.nightjar.ledger.Phase;
import io.nightjar.ledger.Plan;
import io.nightjar.model.ModelVersion;
import io.nightjar.publish.ChainRecord;
import io.nightjar.publish.ChainRecord.Action;
import io.nightjar.publish.Check;
import io.nightjar.publish.Receipt;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Reads a run out of its receipt. */
final class RunOfReceipt {
    private static final String UNKNOWN = "unknown";

    private final SplitProfiles profiles;
    private final List<Check> checks;

    /** @param checks where it writes what it does not find */
    RunOfReceipt(SplitProfiles profiles, List<Check> checks) {
        this.profiles = profiles;
        this.checks = checks;
    }

    /**
     * @param published when it came into place, in order; at least once
     * @param chain the records of the run
     */
    PastRun of(Receipt receipt, List<Instant> published, List<ChainRecord> chain) {
        Receipt.Verdict verdict = new Receipt.Verdict(
                receipt.verdict().outcome(),
                receipt.verdict().gates(),
                receipt.verdict().contract(),
                Optional.empty());
        Instant ended = published.get(published.size() - 1);
        Plan plan = plan(receipt);
        List<PastLaunch> launches = launches(receipt, published.get(0), chain);
        RunRecord record = new RunRecord(
                receipt.run(),
                receipt.job().name(),
                receipt.date(),
                RunStatus.PUBLISHED,
                receipt.model().version(),
                plan.digest(),
                launches.get(launches.size() - 1).number(),
                receipt.rows().read(),
                receipt.rows().scored(),
                receipt.rows().rejected(),
                Optional.of(receipt.verdict().outcome()),
                Optional.of(receipt.table().sha256()),
                receipt.started(),
                Optional.of(ended),
                Optional.empty(),
                Optional.empty());
        return new PastRun(
                record,
                plan,
                launches,
                receipt.cost().stream()
                        .flatMap(cost -> cost.phases().stream())
                        .map(phase -> new Phase(phase.name(), phase.seconds()))
                        .toList(),
                JsonMapper.shared().writeValueAsString(verdict),
                receipt.ended(),
                receipt.verdict().waiver(),
                hold(chain),
                profiles(receipt, plan));
    }

    private static List<PastLaunch> launches(Receipt receipt, Instant published, List<ChainRecord> chain) {
        int first = receipt.launch().map(Receipt.Launch::number).orElse(1);
        List<PastLaunch> launches = new ArrayList<>();
        launches.add(new PastLaunch(
                first,
                new LaunchedBy(
                        Programs.label(receipt.program()),
                        receipt.launch().map(Receipt.Launch::startedBy).orElse(UNKNOWN)),
                receipt.started(),
                published));
        for (ChainRecord record : chain) {
            if (record.action() == Action.ROLLBACK) {
                launches.add(new PastLaunch(
                        first + launches.size(), new LaunchedBy(UNKNOWN, record.by()), record.at(), record.at()));
            }
        }
        return launches;
    }

    /** The last word on it. */
    private static Optional<Hold> hold(List<ChainRecord> chain) {
        return chain.stream()
                .filter(record -> record.action() == Action.HOLD || record.action() == Action.UNHOLD)
                .reduce((earlier, later) -> later)
                .filter(record -> record.action() == Action.HOLD)
                .map(record -> new Hold(record.run(), record.at(), record.by(), record.reason()));
    }

    private static Plan plan(Receipt receipt) {
        String model = receipt.model().version();
        int at = model.lastIndexOf('@');
        return new Plan(
                PlanDigest.of(receipt).orElse(""),
                receipt.job().digest(),
                receipt.job().text(),
                new ModelVersion(
                        new ModelRef(model.substring(0, at), Integer.parseInt(model.substring(at + 1))),
                        receipt.model().digest()),
                IntStream.range(0, receipt.inputs().size())
                        .mapToObj(file -> input(receipt, file))
                        .toList(),
                IntStream.range(0, receipt.splits().size())
                        .mapToObj(index -> split(receipt, index))
                        .toList());
    }

    /** Of its row groups a receipt tells only what the splits held together, and nothing where one went on into other files. */
    private static Plan.InputFile input(Receipt receipt, int file) {
        Receipt.Input input = receipt.inputs().get(file);
        List<Long> rows = receipt.splits().stream()
                .filter(split -> split.file() == file)
                .filter(split -> split.firstRow() + split.rows() <= input.rows())
                .map(Receipt.SplitRows::rows)
                .toList();
        return new Plan.InputFile(
                input.location(),
                input.bytes(),
                input.modified(),
                rows.isEmpty() ? List.of(input.rows()) : rows,
                input.footerDigest());
    }

    private static Plan.PlannedSplit split(Receipt receipt, int index) {
        Receipt.SplitRows split = receipt.splits().get(index);
        return new Plan.PlannedSplit(
                index,
                receipt.inputs().get(split.file()).location(),
                split.firstRowGroup(),
                split.rowGroups(),
                split.firstRow(),
                split.rows());
    }

    private List<String> profiles(Receipt receipt, Plan plan) {
        if (receipt.profiles().isEmpty()) {
            return List.of();
        }
        Receipt.Profiles named = receipt.profiles().get();
        try {
            List<String> kept = profiles.of(named);
            if (kept.size() == plan.splits().size()) {
                return kept;
            }
            checks.add(Check.broken(
                    "profiles",
                    named.location() + " has " + kept.size() + " profiles of "
                            + plan.splits().size() + " splits"));
        } catch (NightjarException e) {
            checks.add(
                    e.code() == ErrorCode.DIGEST_DIFFERS
                            ? Check.broken("profiles", e.message())
                            : Check.unknown("profiles", e.message()));
        }
        return List.of();
    }
}
