package io.nightjar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The kernels, each measured by JMH in a process of its own; they stand in {@code bench/kernels}. */
final class KernelRun {
    private static final String PAGES = "io.nightjar.parquet.PageKernel";
    private static final List<String> OF_PAGES = List.of(
            "snappyAlone",
            "snappyTwoPages",
            "snappyLibrary",
            "plainDoubles",
            "codesOf7Bits",
            "codesOf15Bits",
            "encodedCodes");
    private static final String ROWS = "io.nightjar.job.RowKernel";
    private static final List<String> OF_ROWS = List.of("read", "score", "profile", "write");

    private final Folders folders;
    private final Contenders contenders;
    private final Options options;

    KernelRun(Folders folders, Contenders contenders, Options options) {
        this.folders = folders;
        this.contenders = contenders;
        this.options = options;
    }

    /** @param average and the half of the interval that holds it with 99.9%, in nanoseconds */
    private record Cost(double average, double error) {
        String words() {
            return Report.number(average, 2) + " ± " + Report.number(error, 2);
        }
    }

    String measure(List<Workload> workloads) throws IOException, SQLException, InterruptedException {
        StringBuilder text = new StringBuilder("Nanoseconds a row, one thread, one batch over and over; reading takes"
                + " a split of 20,000 rows (2,000 of b and d), of which the opening is a part.\n\n| table | "
                + String.join(" | ", OF_ROWS) + " |\n|---|--:|--:|--:|--:|\n");
        for (Workload workload : workloads) {
            new Provisions(folders).make(workload, Options.QUICK_ROWS);
            List<String> costs = new ArrayList<>();
            for (String kernel : OF_ROWS) {
                costs.add(measure(ROWS, kernel, List.of("-p", "table=" + workload.name()))
                        .words());
            }
            text.append("| (").append(workload.name()).append(") | ");
            text.append(String.join(" | ", costs)).append(" |\n");
        }
        text.append("\nNanoseconds a value, one thread; a double is eight bytes.\n\n| kernel | ns |\n|---|--:|\n");
        for (String kernel : OF_PAGES) {
            Cost cost = measure(PAGES, kernel, List.of());
            text.append("| ").append(kernel).append(" | ").append(cost.words()).append(" |\n");
        }
        return text.toString();
    }

    private Cost measure(String kernels, String name, List<String> parameters)
            throws IOException, InterruptedException {
        Path json = Files.createTempFile("kernel", ".json");
        try {
            Launch launch = Launch.under(options.under(), command(kernels, name, parameters, json))
                    .orFail();
            JsonNode first =
                    JsonMapper.shared().readTree(Files.readString(json)).path(0);
            if (first.isMissingNode()) {
                throw new IllegalStateException(name + " gave no result:\n" + launch.output());
            }
            JsonNode row = first.path("secondaryMetrics").path("row");
            JsonNode metric = row.isMissingNode() ? first.path("primaryMetric") : row;
            Cost cost = new Cost(
                    metric.path("score").asDouble(), metric.path("scoreError").asDouble(Double.NaN));
            System.err.println(name + " " + String.join(" ", parameters) + "  " + cost.words() + " ns");
            return cost;
        } finally {
            Files.delete(json);
        }
    }

    private List<String> command(String kernels, String name, List<String> parameters, Path json) throws IOException {
        FileTree.delete(folders.out().resolve("kernels"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx1g");
        command.add("-Dbench.project=" + folders.project());
        command.add("-Dbench.out=" + folders.out().resolve("kernels"));
        List<Path> classPath = new ArrayList<>(List.of(folders.target().resolve("kernel-classes")));
        classPath.addAll(contenders.classPath());
        try (Stream<Path> jars = Files.list(folders.target().resolve("kernel-lib"))) {
            jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().forEach(classPath::add);
        }
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(":")));
        command.addAll(List.of("org.openjdk.jmh.Main", "-rf", "json", "-rff", json.toString()));
        command.addAll(parameters);
        command.add(kernels + "." + name + "$");
        return command;
    }
}
