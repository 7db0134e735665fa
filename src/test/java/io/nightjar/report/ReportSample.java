package io.nightjar.report;

import io.nightjar.quality.QualityReport;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.JobDefinition.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes sample reports into a folder, to be looked at: {@code main(folder)}. */
public final class ReportSample {
    private ReportSample() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        LocalDate date = LocalDate.of(2001, 5, 8);
        write(folder, "passed", RealFlights.report(date, RealFlights.GATES));
        List<Gate> strict = new ArrayList<>(RealFlights.GATES);
        strict.set(0, new Gate(Measure.MINIMUM_ROWS, Optional.empty(), 50_000, Action.HOLD));
        strict.add(new Gate(Measure.MAXIMUM_NULL_SHARE, Optional.of("carrier"), 0.1, Action.WARN));
        write(folder, "held", RealFlights.report(date, strict));
    }

    private static void write(Path folder, String name, QualityReport report) throws IOException {
        Files.write(folder.resolve(name + ".html"), ReportHtml.render(report));
        Files.write(folder.resolve(name + ".json"), ReportJson.render(report));
        Files.writeString(folder.resolve(name + ".md"), ReportText.render(report));
    }
}
