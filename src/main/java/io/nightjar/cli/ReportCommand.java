package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.report.ReportFiles;
import io.nightjar.run.RunRecord;
import io.nightjar.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        header = "the quality report of one run, and where its page with pictures is",
        footer = {"", "Example:", "  nightjar report flight-delay@2001-05-08"})
final class ReportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "RUN", description = RunNames.DESCRIPTION)
    @Nullable
    String run;

    @Option(names = "--json", description = "the report as JSON")
    boolean json;

    @Option(names = "--path", description = "only where the page is")
    boolean path;

    ReportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RunRecord record = RunNames.find(session, java.util.Objects.requireNonNull(run));
        ReportFiles files = ReportFiles.of(session.settings().reports(), record);
        Storage storage = session.services().storage();
        if (storage.find(files.page()).isEmpty()) {
            throw NightjarException.of(
                            ErrorCode.UNKNOWN_RUN,
                            "run " + record.id() + " has no report (" + files.page()
                                    + "): it ended before it was judged, or the report was removed")
                    .next("nightjar show " + record.id());
        }
        if (path) {
            session.console().print(files.page());
        } else {
            String location = json ? files.json() : files.text();
            session.console().print(new String(storage.read(location), StandardCharsets.UTF_8).stripTrailing());
            if (!json) {
                session.console().print("");
                session.console().print("page  " + files.page());
            }
        }
        return ExitStatus.OK.code();
    }
}
