package io.nightjar.cli;

import io.nightjar.config.Settings;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.publish.AliasCheck;
import io.nightjar.publish.ChainCheck;
import io.nightjar.publish.Check;
import io.nightjar.publish.OutputLayout;
import io.nightjar.publish.SigningKey;
import io.nightjar.publish.TableCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        header = "is a published table what its receipt says, and the receipt what was written?",
        description = {
            "",
            "Reads the files alone: a path needs no ledger. Exit 0 where nothing is broken, else 50.",
        },
        footer = {
            "",
            "Example:",
            "  nightjar verify flight-delay@2001-05-08",
            "  nightjar verify --chain flight-delay",
            "  nightjar verify --chain --models",
            "  nightjar verify output/flight-delay/date=2001-05-08/scores.parquet --certificate nightjar.cer"
        })
final class VerifyCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN|PATH",
            description = RunNames.DESCRIPTION + "; or the path of a table or a receipt; with --chain a job")
    @Nullable
    String what;

    @Option(names = "--certificate", paramLabel = "FILE", description = "of the key that signs receipts and chains")
    @Nullable
    Path certificate;

    @Option(
            names = "--chain",
            description =
                    "the record of publications: of one job, or of all, and of aliases; altered, missing and inserted"
                            + " records")
    boolean chain;

    @Option(names = "--models", description = "with --chain: the record of aliases in the model store alone")
    boolean models;

    @Option(
            names = "--expect-head",
            paramLabel = "DIGEST",
            description = "of a record that the chain must have; noted elsewhere before")
    @Nullable
    String expectHead;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (chain) {
            return chains();
        }
        if (models) {
            throw NightjarException.of(ErrorCode.USAGE, "--models goes with --chain")
                    .notDone("Nothing was checked.")
                    .next("nightjar verify --chain --models");
        }
        if (what == null) {
            throw NightjarException.of(ErrorCode.USAGE, "write a run, a path, or --chain")
                    .notDone("Nothing was checked.")
                    .next("nightjar verify --help");
        }
        String named = what;
        String location = RunOrPath.isPath(named)
                ? RunOrPath.location(session, named)
                : session.services().reproductions().tableOf(named);
        List<Check> checks = new TableCheck(
                        session.services().storage(),
                        Optional.ofNullable(certificate).map(this::key))
                .of(location);
        CheckText.print(checks, session, json ? OutcomeText.Form.JSON : OutcomeText.Form.TEXT);
        return CheckText.exit(checks).code();
    }

    private int chains() {
        Settings settings = session.settings();
        OutputLayout layout =
                new OutputLayout(settings.output(), settings.rejects(), settings.history(), settings.staging());
        Optional<PublicKey> signer = Optional.ofNullable(certificate).map(this::key);
        List<Check> checks = new ArrayList<>();
        if (models || (what == null && hasAliases())) {
            checks.addAll(new AliasCheck(session.services().storage(), settings.models(), signer)
                    .of(models ? Optional.ofNullable(expectHead) : Optional.empty()));
        }
        if (!models) {
            publications(layout, signer, checks);
        }
        CheckText.print(checks, session, json ? OutcomeText.Form.JSON : OutcomeText.Form.TEXT);
        return CheckText.exit(checks).code();
    }

    private boolean hasAliases() {
        return !ModelNames.aliases(session).records().isEmpty();
    }

    private void publications(OutputLayout layout, Optional<PublicKey> signer, List<Check> checks) {
        try (LedgerReader ledger = session.services().ledger()) {
            List<String> jobs = what == null ? ledger.chains().jobs() : List.of(what);
            for (String job : jobs) {
                checks.addAll(new ChainCheck(session.services().storage(), layout, signer)
                        .of(job, ledger.chains().of(job), Optional.ofNullable(expectHead)));
            }
        }
    }

    private PublicKey key(Path file) {
        Path typed = session.surroundings().workingFolder().resolve(file);
        try {
            return SigningKey.publicKey(file.toString(), Files.readAllBytes(typed));
        } catch (IOException e) {
            throw NightjarException.of(ErrorCode.USAGE, "--certificate " + file + " cannot be read", e)
                    .notDone("Nothing was checked.");
        }
    }
}
