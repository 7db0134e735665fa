package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.metrics.NightMetrics;
import io.nightjar.metrics.TextFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "metrics",
        header = "the figures of all jobs, as Prometheus reads them",
        description = {
            "",
            "Every night writes them by itself where the setting metrics.textfile names the folder of node_exporter's"
                    + " textfile collector: docs/metrics.md."
        },
        footer = {"", "Example:", "  nightjar metrics"})
final class MetricsCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--write", description = "write nightjar.prom into the folder of metrics.textfile")
    boolean write;

    MetricsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        NightMetrics metrics = session.services().metrics();
        if (!write) {
            session.console().print(new String(metrics.text(), StandardCharsets.UTF_8).stripTrailing());
            return ExitStatus.OK.code();
        }
        Path folder = session.settings().metricsTextFile().orElseThrow(() -> NightjarException.of(
                        ErrorCode.USAGE, "the setting metrics.textfile names no folder")
                .notDone("Nothing was written.")
                .next("nightjar metrics --write --set metrics.textfile=DIR"));
        Path file = new TextFile(folder, metrics).write();
        session.console().print("wrote " + session.settings().root().show(file));
        return ExitStatus.OK.code();
    }
}
