package io.nightjar.cli;

import io.nightjar.config.Setting;
import io.nightjar.config.Settings;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.Failpoint;
import io.nightjar.storage.Storage;
import io.nightjar.torture.TortureReport;
import io.nightjar.torture.TortureWish;
import io.nightjar.torture.Trial.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "torture",
        header = "prove on this storage that a night survives whatever happens to it",
        description = {
            "",
            "Makes a project of its own beside the output folder, publishes a night there again and again, and kills"
                    + " real processes while they do: at random moments and before and after every call of the"
                    + " publication. A reader in another process looks at the table all the time. Each night is then"
                    + " finished by the next run, whose table must be the undisturbed one, byte for byte, with nothing"
                    + " left behind. Exits 1 where anything was not as it must be, and then keeps all files.",
        },
        footer = {
            "",
            "Example:",
            "  nightjar torture --only kill --kills 5",
            "  nightjar torture --kills 200",
            "  nightjar torture --in hdfs://cluster/scores --ledger configured --only kill,failpoint,pause"
        })
final class TortureCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--in",
            paramLabel = "FOLDER",
            description = "where a folder for it is made; default: beside the output folder")
    @Nullable
    String in;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "KIND",
            description = "kill, failpoint, error, pause, start, database, ledger, clock, disk; default: all but pause,"
                    + " which takes half an hour and wants a shared ledger")
    Set<Harm> only = EnumSet.complementOf(EnumSet.of(Harm.PAUSE));

    @Option(
            names = "--at",
            split = ",",
            paramLabel = "FAILPOINT",
            description = "where processes are killed, fail and are paused, for example before-place-table; default:"
                    + " everywhere")
    List<String> at = List.of();

    @Option(names = "--kills", paramLabel = "N", description = "processes killed at random moments; default: 20")
    int kills = 20;

    @Option(names = "--starts", paramLabel = "N", description = "processes started at once for one night; default: 8")
    int starts = 8;

    @Option(names = "--files", paramLabel = "N", description = "files of the input, a split each; default: 12")
    int files = 12;

    @Option(names = "--rows", paramLabel = "N", description = "rows of a file; default: 20000")
    int rows = 20_000;

    @Option(
            names = "--ledger",
            paramLabel = "WHICH",
            description = "embedded (default), or configured: the one of this project, in which a job torture-… stays")
    Ledger ledger = Ledger.EMBEDDED;

    @Option(names = "--seed", paramLabel = "N", description = "of data and moments; default: from the clock")
    @Nullable
    Long seed;

    @Option(names = "--keep", description = "leave all files for a look")
    boolean keep;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    /** What is done to processes, in the words of the command line. */
    enum Harm {
        KILL(Kind.KILLED),
        FAILPOINT(Kind.KILLED_AT_FAILPOINT),
        ERROR(Kind.FAILED_AT_FAILPOINT),
        PAUSE(Kind.PAUSED),
        START(Kind.STARTED_TOGETHER),
        DATABASE(Kind.DATABASE_AWAY),
        LEDGER(Kind.LEDGER_DAMAGED),
        CLOCK(Kind.CLOCK_BACK),
        DISK(Kind.STORAGE_LOST);

        private final Kind kind;

        Harm(Kind kind) {
            this.kind = kind;
        }
    }

    /** Which ledger the tortured runs stand in. */
    enum Ledger {
        EMBEDDED,
        CONFIGURED
    }

    TortureCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        long decided = seed == null ? session.clock().millis() & 0xffffffL : seed;
        String name = "torture-" + Long.toHexString(decided);
        Settings settings = session.settings();
        Path project = settings.stateFolder().resolve(name);
        String place = place(settings) + "/" + name;
        Storage storage = session.services().storage();
        Optional<String> there = Stream.of(place, project.toString())
                .filter(folder -> storage.find(folder).isPresent())
                .findFirst();
        if (there.isPresent()) {
            throw NightjarException.of(ErrorCode.FILE_EXISTS, there.get() + " is there already")
                    .notDone("Nothing was run.")
                    .next("nightjar torture --seed " + (decided + 1));
        }
        TortureWish wish = new TortureWish(
                project,
                place,
                only.stream().map(harm -> harm.kind).toList(),
                points(),
                kills,
                starts,
                files,
                rows,
                decided,
                ledger(settings),
                ledger == Ledger.EMBEDDED ? Optional.empty() : settings.ledgerUrl());
        session.console().error("seed " + decided + ", in " + place);
        TortureText text = new TortureText(session.console());
        TortureReport report = session.services().torture().run(wish, text::tell);
        if (json) {
            session.console().print(Json.text(TortureText.fields(report)));
        } else {
            text.print(report);
        }
        if (report.held() && !keep) {
            session.services().storage().delete(place);
            session.services().storage().delete(project.toString());
        } else {
            session.console().error("everything lies in " + place + " and " + project);
        }
        return (report.held() ? ExitStatus.OK : ExitStatus.NO).code();
    }

    private List<Failpoint> points() {
        return at.isEmpty()
                ? Failpoint.all()
                : at.stream()
                        .map(name -> Failpoint.named(name).orElseThrow(() -> NightjarException.of(
                                        ErrorCode.USAGE,
                                        "--at: there is no failpoint " + name + "; there are " + Failpoint.names())
                                .notDone("Nothing was run.")))
                        .toList();
    }

    /** Beside the output folder: on the same file system in every sense that matters. */
    private String place(Settings settings) {
        String folder = in == null ? settings.output() + "/.." : in;
        if (!folder.contains("://")) {
            return settings.root().resolve(folder).toString();
        }
        return folder.endsWith("/..") ? folder.replaceFirst("/[^/]+/\\.\\.$", "") : folder.replaceFirst("/+$", "");
    }

    /** As settings of the harness's project; a secret stays a reference. */
    private List<String> ledger(Settings settings) {
        if (ledger == Ledger.EMBEDDED) {
            return List.of();
        }
        if (settings.ledgerUrl().isEmpty()) {
            throw NightjarException.of(
                            ErrorCode.USAGE, "--ledger configured: this project has the embedded ledger, ledger.url")
                    .notDone("Nothing was run.")
                    .next("nightjar config show");
        }
        List<String> lines = new ArrayList<>(List.of("ledger:"));
        for (Settings.Value value : settings.all()) {
            String key = value.setting().key();
            if (key.startsWith("ledger.") && !value.text().isEmpty()) {
                lines.add("  " + key.substring("ledger.".length()) + ": '" + text(value, settings) + "'");
            }
        }
        return lines;
    }

    private static String text(Settings.Value value, Settings settings) {
        String text = value.text();
        if (value.setting() == Setting.LEDGER_PASSWORD && text.startsWith("${file:")) {
            String file = text.substring("${file:".length(), text.length() - 1);
            text = "${file:" + settings.root().resolve(file) + "}";
        }
        return text.replace("'", "''");
    }
}
