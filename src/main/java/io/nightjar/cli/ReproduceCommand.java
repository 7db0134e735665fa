package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.config.Share;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.job.RecordedProof;
import io.nightjar.job.Reproduced;
import io.nightjar.job.Reproductions;
import io.nightjar.job.Reproductions.Strictness;
import io.nightjar.job.RowDifference;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Proof;
import io.nightjar.run.RunRecord;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "reproduce",
        header = "make the table of a run again from its receipt, and compare the bytes",
        description = {
            "",
            "Same input and model, in a scratch place; nothing is published. Published runs, those in history and held ones."
                    + " Exit 0 where it is the same, 50 where it is not, 12 or 13 where input or model are not what they"
                    + " were.",
            "With --training a model is trained again from what its bundle recorded, and its weights compared.",
        },
        footer = {
            "",
            "Example:",
            "  nightjar reproduce flight-delay@2001-05-08",
            "  nightjar reproduce flight-delay@latest --sample 1%%",
            "  nightjar reproduce --training flight-delay@1"
        })
final class ReproduceCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN|PATH",
            description = RunNames.DESCRIPTION + "; or the path of a table or a receipt")
    @Nullable
    String what;

    @Option(
            names = "--training",
            paramLabel = "MODEL[@VERSION]",
            description = "repeat the training of this bundle instead, and compare its weights bit by bit")
    @Nullable
    String training;

    @Option(
            names = "--sample",
            paramLabel = "SHARE",
            description = "score only so many of its splits, picked by chance: 1%%, 0.05")
    @Nullable
    String sample;

    @Option(names = "--strict", description = "refuse where program, Java or a library is not what it was")
    boolean strict;

    @Option(names = "--show-keys", description = "tell the key of the first row that differs")
    boolean showKeys;

    @Option(names = "--record", description = "note the answer in the ledger, for show, status, metrics and alerts")
    boolean record;

    @Mixin
    StartedBy startedBy = new StartedBy();

    @Option(names = "--json", description = "as JSON")
    boolean json;

    ReproduceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (training != null) {
            return repeatTraining(training);
        }
        if (what == null) {
            throw NightjarException.of(ErrorCode.USAGE, "write a run, a path, or --training MODEL@VERSION")
                    .notDone("Nothing was scored.")
                    .next("nightjar reproduce --help");
        }
        String named = what;
        Reproductions.Wish wish = new Reproductions.Wish(
                Optional.ofNullable(sample).map(ReproduceCommand::share),
                strict ? Strictness.REFUSE : Strictness.TRY,
                showKeys ? RowDifference.Keys.SHOWN : RowDifference.Keys.HIDDEN);
        Reproductions reproductions = session.services().reproductions();
        Progress progress =
                new Progress(session.console(), session.surroundings().nanoTime());
        StopSignals signals = StopSignals.ask(reproductions::requestStop);
        Reproduced made;
        try {
            made = record
                    ? recorded(named, wish, reproductions, progress)
                    : RunOrPath.isPath(named)
                            ? reproductions.ofFile(RunOrPath.location(session, named), wish, progress)
                            : reproductions.ofRun(named, wish, progress);
        } finally {
            signals.close();
            progress.end();
        }
        if (json) {
            session.console().print(Json.text(fields(made)));
        } else {
            print(made);
        }
        return made.answer().exit().code();
    }

    /** A refusal is an answer too. */
    private Reproduced recorded(String named, Reproductions.Wish wish, Reproductions reproductions, Progress progress) {
        if (RunOrPath.isPath(named)) {
            throw NightjarException.of(ErrorCode.USAGE, "--record needs a run of the ledger, not a path")
                    .notDone("Nothing was scored.")
                    .next("nightjar runs");
        }
        RecordedProof proof;
        try (LedgerReader ledger = session.services().ledger()) {
            RunRecord run = ledger.runs().find(named);
            proof = new RecordedProof(run.id(), run.job(), run.date(), startedBy.text());
        }
        Reproduced made;
        try {
            made = reproductions.ofRun(proof.run().value(), wish, progress);
        } catch (NightjarException e) {
            if (e.code() != ErrorCode.STOPPED) {
                write(proof.of(e, session.clock().instant()));
            }
            throw e;
        }
        write(proof.of(made, session.clock().instant()));
        return made;
    }

    private void write(Proof proof) {
        session.services().openLedger().proofLog().ended(proof, Optional.empty());
        session.services().status().write(proof.job());
    }

    private int repeatTraining(String model) {
        if (what != null || sample != null || showKeys || record) {
            throw NightjarException.of(
                            ErrorCode.USAGE,
                            "--training goes with --strict and --json; it repeats no run, and has no rows")
                    .notDone("Nothing was trained.")
                    .next("nightjar reproduce --training " + model);
        }
        ReproducedTrainingText text = new ReproducedTrainingText(session.services()
                .trainingReproductions()
                .of(ModelNames.ref(session, model), strict ? Strictness.REFUSE : Strictness.TRY));
        if (json) {
            session.console().print(Json.text(text.fields()));
        } else {
            text.print(session);
        }
        return text.made().exit().code();
    }

    private static double share(String text) {
        try {
            return Share.parse(text);
        } catch (IllegalArgumentException e) {
            throw NightjarException.of(ErrorCode.USAGE, "--sample is a share such as 1% or 0.05, not '" + text + "'")
                    .notDone("Nothing was scored.")
                    .next("nightjar reproduce --help");
        }
    }

    private void print(Reproduced made) {
        Console console = session.console();
        console.print(console.styled(Style.STRONG, made.original().label()) + "  " + headline(made, console));
        FieldList list = new FieldList(console);
        list.add(
                "run",
                made.original().run().value() + ", model " + made.original().model());
        list.add("rows", Words.count(made.rows()) + splits(made));
        made.rowDigest().ifPresent(digest -> list.add("row digest", digest.toString()));
        made.sha256().ifPresent(digest -> list.add("sha-256", digest));
        list.add("scored by", made.path() + ", in " + Words.seconds(made.seconds()));
        made.difference().ifPresent(difference -> {
            list.add("differs", place(difference));
            list.add("there", difference.there());
            list.add("here", difference.here());
        });
        if (!made.cause().isEmpty()) {
            list.add("cause", made.cause());
        }
        list.print();
        made.suspects()
                .forEach(suspect -> console.print("  " + console.styled(Style.WARNING, "changed") + "  " + suspect));
        session.suggest("nightjar show " + made.original().run());
    }

    private static String splits(Reproduced made) {
        return made.splits().size() == made.splitsPlanned()
                ? ""
                : " of splits " + made.splits() + ", " + made.splits().size() + " of " + made.splitsPlanned();
    }

    private static String place(RowDifference difference) {
        if (difference.row() < 0) {
            return "in its columns";
        }
        return "row " + Words.count(difference.row()) + " (from 0)"
                + (difference.column().isEmpty() ? "" : ", column " + difference.column())
                + (difference.key().isEmpty() ? "" : ", key " + difference.key());
    }

    private static String headline(Reproduced made, Console console) {
        return switch (made.answer()) {
            case SAME ->
                console.styled(Style.GOOD, "SAME")
                        + (made.sha256().isPresent() && made.original().sha256().isPresent()
                                ? ", byte for byte"
                                : ", row for row");
            case SAME_ROWS -> console.styled(Style.GOOD, "SAME ROWS") + ", in a file of other bytes";
            case TABLE_ALTERED ->
                console.styled(Style.BAD, "TABLE ALTERED")
                        + ": made again it is as its receipt says, in its place lies another";
            case DIFFERENT -> console.styled(Style.BAD, "DIFFERENT");
        };
    }

    private static Json.Fields fields(Reproduced made) {
        return new Json.Fields()
                .put("run", made.original().run().value())
                .put("job", made.original().job())
                .put("date", made.original().date().toString())
                .put("answer", made.answer().label())
                .put("exit_code", made.answer().exit().code())
                .put("rows", made.rows())
                .put("splits", made.splits().stream().map(Integer::longValue).toList())
                .put("splits_planned", (long) made.splitsPlanned())
                .put("row_digest", made.rowDigest().map(Object::toString))
                .put("row_digest_then", made.original().rowDigest().map(Object::toString))
                .put("sha256", made.sha256())
                .put("sha256_then", made.original().sha256())
                .put("difference", made.difference().map(difference -> new Json.Fields()
                        .put("row", difference.row())
                        .put("column", difference.column())
                        .put("there", difference.there())
                        .put("here", difference.here())
                        .put("key", difference.key())))
                .put("cause", made.cause())
                .put("changed", made.suspects())
                .put("scoring_path", made.path())
                .put("seconds", made.seconds());
    }
}
