package io.nightjar.bench;

import io.nightjar.bench.Contender.Clock;
import io.nightjar.bench.Contender.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who takes part. */
final class Contenders {
    static final String ENGINE = "engine";
    static final String COUNTED = "engine counting all rows";
    static final String PROFILED = "engine with profile";
    static final String PRODUCT = "product";
    static final String DUCKDB = "duckdb";
    static final String ROWS = "row at a time";
    static final String SPARK_COLD = "spark ml, cold";
    static final String SPARK_WARM = "spark ml, warm";
    static final String ONNX = "onnx runtime";
    static final String FLOOR = "floor";

    /** Tables on which a dense vector of all features is of a sane size. */
    private static final String DENSE = "abe";

    private final Folders folders;
    /** The program as it is shipped; its manifest names its libraries. */
    private final Path program;

    Contenders(Folders folders, Path program) {
        this.folders = folders;
        this.program = program;
    }

    List<Contender> all() throws IOException {
        List<Contender> all = new ArrayList<>();
        for (int threads : new int[] {1, 2}) {
            all.add(whole(ENGINE, threads, engine("bare", "-Xmx1g"), "**/*.parquet"));
            all.add(whole(COUNTED, threads, engine("counted", "-Xmx1g"), "**/*.parquet"));
            all.add(whole(PROFILED, threads, engine("profiled", "-Xmx1g"), "**/*.parquet"));
            all.add(whole(PRODUCT, threads, this::product, "output/*/*/scores.parquet"));
            all.add(whole(DUCKDB, threads, others("duckdb", DuckDbMain.class, duckOptions()), "scores.parquet"));
            all.add(whole(FLOOR, threads, floor(), ""));
            all.add(new Contender(
                    ONNX,
                    threads,
                    Folders.FIFTH,
                    workload -> DENSE.contains(workload.name()),
                    onnx(),
                    "*.parquet",
                    Clock.PROCESS));
        }
        all.add(fifth(ROWS, others("rows", RowAtATimeMain.class, List.of("-Xmx4g")), Clock.PROCESS));
        if (Files.isDirectory(spark())) {
            all.add(fifth(SPARK_COLD, spark(List.of()), Clock.PROCESS));
            all.add(fifth(SPARK_WARM, spark(List.of("again")), Clock.WARM));
        }
        return all;
    }

    private static Contender whole(String name, int threads, Start start, String scores) {
        return new Contender(name, threads, Folders.WHOLE, workload -> true, start, scores, Clock.PROCESS);
    }

    private static Contender fifth(String name, Start start, Clock clock) {
        return new Contender(name, 2, Folders.FIFTH, workload -> true, start, "*.parquet", clock);
    }

    /** @param heap the launcher's own is 1 GB */
    Start engine(String profile, String heap) throws IOException {
        List<String> options = new ArrayList<>(launcherOptions());
        options.add(heap);
        // Each with the classes that it needs in its archive, as the launcher's has those of a whole night.
        Java java = new Java("engine-" + profile, List.of(program, classes()), options, "io.nightjar.job.EngineMain");
        return (workload, task) -> java.command(
                folders,
                List.of(
                        folders.project().toString(),
                        job(task),
                        date(task),
                        Integer.toString(task.threads()),
                        task.out().toString(),
                        profile));
    }

    /** How the launcher has a run compiled and its memory collected. */
    private List<String> launcherOptions() throws IOException {
        Pattern variable = Pattern.compile("(?:patience|collector)=\"([^\"]+)\"");
        return Files.readAllLines(folders.checkout().resolve("nightjar")).stream()
                .map(variable::matcher)
                .filter(Matcher::matches)
                .flatMap(options -> Stream.of(options.group(1).split(" ")))
                .toList();
    }

    List<String> product(Workload workload, Task task) {
        List<String> command = new ArrayList<>(List.of(
                folders.checkout().resolve("nightjar").toString(),
                "--project",
                folders.project().toString(),
                "--set",
                "scoring.threads=" + task.threads()));
        for (String folder : List.of("output", "rejects", "history", "staging", "reports", "state")) {
            command.add("--set");
            command.add("folders." + folder + "=" + task.out().resolve(folder));
        }
        command.addAll(List.of("run", job(task), "--date", date(task)));
        return command;
    }

    private Start others(String name, Class<?> main, List<String> options) {
        Java java = new Java(name, classPath(), options, main.getName());
        return (workload, task) -> java.command(folders, task.args());
    }

    /** The library lies unpacked, so that no start pays for taking 70 MB out of a jar. */
    private List<String> duckOptions() {
        return List.of("-Xmx512m", "-Djava.library.path=" + folders.target().resolve("native"));
    }

    private Start onnx() {
        Java java = new Java(
                "onnx",
                classPath(),
                List.of(
                        "-Xmx2g",
                        "-Donnxruntime.native.path=" + folders.target().resolve("native")),
                OnnxMain.class.getName());
        return (workload, task) -> java.command(
                folders, withModel(task, folders.onnx(workload.name())).args());
    }

    private Start floor() {
        Java java = new Java("floor", classPath(), List.of("-Xmx512m"), FloorMain.class.getName());
        return (workload, task) ->
                java.command(folders, withModel(task, template(task)).args());
    }

    /** A part that the engine with as many threads wrote just before. */
    private static Path template(Task task) throws IOException {
        try (Stream<Path> files = Files.walk(task.out().resolveSibling(ENGINE + "-" + task.threads()))) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Start spark(List<String> more) throws IOException {
        List<String> options = new ArrayList<>(List.of("-Xmx6g", "-Dlog4j2.level=error"));
        for (String open : List.of(
                "java.lang",
                "java.lang.invoke",
                "java.io",
                "java.net",
                "java.nio",
                "java.util",
                "java.util.concurrent",
                "java.util.concurrent.atomic",
                "sun.nio.ch",
                "sun.nio.cs",
                "sun.util.calendar")) {
            options.add("--add-opens=java.base/" + open + "=ALL-UNNAMED");
        }
        List<Path> classPath = new ArrayList<>(List.of(folders.target().resolve("spark.jar")));
        try (Stream<Path> jars = Files.list(spark())) {
            jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().forEach(classPath::add);
        }
        Java java = new Java("spark", classPath, options, "io.nightjar.bench.SparkMain");
        return (workload, task) -> {
            List<String> args = new ArrayList<>(task.args());
            args.addAll(more);
            return java.command(folders, args);
        };
    }

    private Path spark() {
        return folders.target().resolve("spark-lib");
    }

    private Path classes() {
        return folders.target().resolve("bench.jar");
    }

    List<Path> classPath() {
        Path lib = folders.target().resolve("lib");
        return List.of(program, classes(), lib.resolve("duckdb.jar"), lib.resolve("onnxruntime.jar"));
    }

    private static Task withModel(Task task, Path model) {
        return new Task(task.input(), task.weights(), model, task.threads(), task.out());
    }

    /** The input folder is {@code JOB/date=DATE}. */
    private static String job(Task task) {
        return task.input().getParent().getFileName().toString();
    }

    private static String date(Task task) {
        return task.input().getFileName().toString().substring("date=".length());
    }
}
