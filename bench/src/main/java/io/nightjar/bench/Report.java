package io.nightjar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints the tables, and keeps them as Markdown and JSON in {@code bench/results}. */
final class Report {
    private final Folders folders;
    private final Machine machine;
    private final Options options;

    Report(Folders folders, Machine machine, Options options) {
        this.folders = folders;
        this.machine = machine;
        this.options = options;
    }

    void write(Map<Workload, List<Figures>> table) throws IOException {
        StringBuilder text = new StringBuilder("Medians of " + options.rounds() + " rounds"
                + (options.slowRounds() < options.rounds()
                        ? ", of those that get a fifth of a table " + options.slowRounds()
                        : "")
                + ". " + machine.words() + ".\n");
        List<Map<String, Object>> json = new ArrayList<>();
        table.forEach((workload, figures) -> {
            text.append(new WorkloadTable(workload, workload.rows(options.rows()), figures).markdown());
            figures.forEach(one -> json.add(json(workload, one)));
        });
        if (options.mode() == Options.Mode.TABLE) {
            text.append(new Reach(table, options.rows()).markdown());
        } else {
            text.append(
                    "\nA table this small is mostly the start of a process: look at the scores, not at the seconds.\n");
        }
        write(options.name(), text.toString(), json);
    }

    /** A measurement that has its own words. */
    void write(String name, String markdown) throws IOException {
        write(name, machine.words() + ".\n\n" + markdown, List.of());
    }

    private void write(String name, String markdown, List<Map<String, Object>> json) throws IOException {
        Files.createDirectories(folders.results());
        Path file = folders.results().resolve(name + ".md");
        Files.writeString(file, markdown);
        if (!json.isEmpty()) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("machine", machine);
            all.put("options", options);
            all.put("figures", json);
            JsonMapper mapper = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            Files.writeString(folders.results().resolve(name + ".json"), mapper.writeValueAsString(all));
        }
        System.out.println(markdown);
        System.out.println("kept as " + folders.checkout().relativize(file));
    }

    private static Map<String, Object> json(Workload workload, Figures figures) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("workload", workload.name());
        one.put("contender", figures.contender().name());
        one.put("threads", figures.contender().threads());
        one.put("rows", figures.rows());
        one.put("medianSeconds", figures.median());
        one.put("seconds", figures.seconds());
        one.put("cpuSeconds", figures.cpuSeconds());
        one.put("peakBytes", figures.peakBytes());
        one.put("scores", figures.comparison());
        return one;
    }

    static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
