package io.nightjar.config;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.Contract;
import io.nightjar.run.DriftBaseline;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.Alerts;
import io.nightjar.run.JobDefinition.ColumnPolicy;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.JobDefinition.Input;
import io.nightjar.run.JobDefinition.Labels;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.run.JobDefinition.Output;
import io.nightjar.run.JobDefinition.Policy;
import io.nightjar.run.JobDefinition.Ready;
import io.nightjar.run.JobDefinition.Slices;
import io.nightjar.run.PathPattern;
import io.nightjar.run.Retention;
import io.nightjar.run.Schedule;
import io.nightjar.storage.Glob;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads job files: all keys, their types and defaults, and everything wrong with one at once. */
public final class JobFile {
    static final String DEFAULT_FILES = "*.parquet";

    /** The keys of each section; those of a list's entries under the list's name. */
    private static final Pattern ALIASED = Pattern.compile("([a-z0-9][a-z0-9-]*)@([a-z][a-z0-9-]*)");

    static final Map<String, Set<String>> KEYS = Map.ofEntries(
            Map.entry(
                    "",
                    Set.of(
                            "title",
                            "zone",
                            "input",
                            "model",
                            "features",
                            "output",
                            "gates",
                            "baseline",
                            "contract",
                            "profile",
                            "retention",
                            "labels",
                            "slices",
                            "slice-minimum",
                            "schedule",
                            "alerts")),
            Map.entry("input", Set.of("path", "files", "key", "pii", "ready")),
            Map.entry("input.ready", Set.of("marker", "minimum-files", "minimum-rows", "settled", "timeout", "every")),
            Map.entry("features", Set.of("missing", "unknown-category", "invalid-number", "columns")),
            Map.entry("features.columns", Set.of("missing", "unknown-category", "invalid-number")),
            Map.entry("output", Set.of("pass-through", "decision", "reasons", "columns")),
            Map.entry("output.columns", Set.of("title", "unit", "wording")),
            Map.entry("output.decision", Set.of("threshold", "limit", "above", "below")),
            Map.entry("gates", GatesSection.KEYS),
            Map.entry("contract", ContractSection.KEYS),
            Map.entry("contract.columns", ContractSection.COLUMN_KEYS),
            Map.entry("contract.columns.on-violation", ContractSection.RULES),
            Map.entry("retention", KeepText.KEYS),
            Map.entry("labels", LabelsSection.KEYS),
            Map.entry("schedule", ScheduleSection.KEYS),
            Map.entry("alerts", Set.of("on", "channels", "email", "slack", "webhook", "repeat-after")));

    private final String name;
    private final YamlSection top;
    private final ZoneId defaultZone;
    private final YamlFile file;

    private JobFile(YamlFile file, String name, ZoneId defaultZone, Problems problems) {
        this.file = file;
        this.name = name;
        this.defaultZone = defaultZone;
        this.top = YamlSection.of(file, keys(""), problems);
    }

    /**
     * Reads one job file. The job is named like the file.
     *
     * @param file its path
     * @param shown the path as people write it, for messages
     * @param defaultZone for a job that names none
     * @throws NightjarException JOB_INVALID listing every problem with its line
     */
    public static JobDefinition load(Path file, String shown, ZoneId defaultZone) {
        Problems problems = new Problems();
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.yaml$", "");
        return load(YamlFile.read(file, shown, problems), name, defaultZone, problems);
    }

    /**
     * Reads the text of a job file, as a run recorded it.
     *
     * @param shown the name of that text, for messages
     * @throws NightjarException JOB_INVALID listing every problem with its line
     */
    public static JobDefinition parse(String name, String text, String shown, ZoneId defaultZone) {
        Problems problems = new Problems();
        return load(YamlFile.of(text, shown, problems), name, defaultZone, problems);
    }

    private static JobDefinition load(YamlFile yaml, String name, ZoneId defaultZone, Problems problems) {
        String shown = yaml.name();
        if (!name.matches("[a-z0-9][a-z0-9-]*")) {
            problems.add(shown, 0, "a job's file name must be of lower-case letters, digits and dashes");
        }
        Optional<JobDefinition> job =
                problems.isEmpty() ? new JobFile(yaml, name, defaultZone, problems).read() : Optional.empty();
        return job.filter(j -> problems.isEmpty())
                .orElseThrow(() -> problems.asException(ErrorCode.JOB_INVALID, "job '" + name + "' is not valid")
                        .notDone("Nothing was run.")
                        .next("nightjar validate " + name));
    }

    static Set<String> keys(String section) {
        return java.util.Objects.requireNonNull(KEYS.get(section), section);
    }

    private Optional<JobDefinition> read() {
        top.require("input", "{path: data/table/date={date}, key: id}");
        top.require("model", "name@1");
        Optional<Input> input = top.section("input", keys("input")).flatMap(this::input);
        Optional<AskedModel> model = top.value(
                "model", "a model and its version such as name@1, or its alias such as name@champion", AskedModel::of);
        Features features = top.section("features", keys("features"))
                .map(this::features)
                .orElse(new Features(ColumnPolicy.DEFAULT, Map.of()));
        Output output = top.section("output", keys("output"))
                .map(OutputSection::read)
                .orElse(new Output(List.of(), Optional.empty()));
        DriftBaseline baseline = top.value(
                        "baseline",
                        "training, last-night, same-weekday, a number of nights up to 60 such as 28 nights, or run and"
                                + " its id",
                        DriftBaseline::of)
                .orElse(DriftBaseline.TRAINING);
        Contract contract = top.section("contract", keys("contract"))
                .map(section -> ContractSection.read(
                        section, input.map(Input::privateColumns).orElse(List.of())))
                .orElse(Contract.NONE);
        Retention retention =
                top.section("retention", keys("retention")).map(KeepText::read).orElse(Retention.NONE);
        Optional<Double> profileShare =
                top.value("profile", "full or a share of the rows above 0 such as 0.01", JobFile::sampled);
        Optional<Labels> labels =
                top.section("labels", keys("labels")).flatMap(section -> LabelsSection.read(section, input));
        Slices slices = LabelsSection.slices(top, input);
        List<Gate> gates = top.sections("gates", keys("gates")).stream()
                .flatMap(section -> GatesSection.read(section, slices.columns()))
                .toList();
        Optional<Schedule> schedule = top.section("schedule", keys("schedule")).flatMap(ScheduleSection::read);
        Alerts alerts =
                top.section("alerts", keys("alerts")).map(AlertsSection::read).orElse(Alerts.AS_SET);
        String title = top.text("title").orElse(name);
        ZoneId zone = top.value("zone", "a time zone such as America/New_York", ZoneId::of)
                .orElse(defaultZone);
        if (input.isEmpty() || model.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new JobDefinition(
                name,
                title,
                zone,
                input.get(),
                model.get().ref(),
                model.get().alias(),
                features,
                output,
                gates,
                baseline,
                contract,
                profileShare,
                retention,
                labels,
                slices,
                schedule,
                alerts,
                file.text(),
                file.digest()));
    }

    private Optional<Input> input(YamlSection section) {
        section.require("path", "data/table/date={date}");
        section.require("key", "id");
        Optional<PathPattern> path =
                section.value("path", "a folder with {date} or {date:PATTERN} in it", PathPattern::new);
        List<String> key = section.words("key");
        if (section.has("key") && key.isEmpty()) {
            section.note(section.lineOf("key"), "'input.key' must name at least one column");
        }
        String files = files(section);
        Optional<Ready> ready = section.section("ready", keys("input.ready")).flatMap(ReadySection::read);
        return path.map(p -> new Input(p, files, key, section.words("pii"), ready));
    }

    /** The pattern of data files in a folder. */
    static String files(YamlSection section) {
        return section.value("files", "a pattern of file names such as " + DEFAULT_FILES, Glob::of)
                .map(Glob::pattern)
                .orElse(DEFAULT_FILES);
    }

    /**
     * Reads {@code name@version}.
     *
     * @throws IllegalArgumentException where it is not one
     */
    public static ModelRef modelRef(String text) {
        if (!text.matches("[a-z0-9][a-z0-9-]*@[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(text);
        }
        int at = text.indexOf('@');
        return new ModelRef(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
    }

    /** A version, or a name that stands for one. */
    private record AskedModel(ModelRef ref, Optional<String> alias) {

        static AskedModel of(String text) {
            Matcher matcher = ALIASED.matcher(text);
            return matcher.matches()
                    ? new AskedModel(new ModelRef(matcher.group(1), 0), Optional.of(matcher.group(2)))
                    : new AskedModel(modelRef(text), Optional.empty());
        }
    }

    private Features features(YamlSection section) {
        ColumnPolicy defaults = policy(section, ColumnPolicy.DEFAULT);
        Map<String, ColumnPolicy> columns = new LinkedHashMap<>();
        section.anySection("columns")
                .ifPresent(all -> all.keys().forEach(column -> all.section(column, keys("features.columns"))
                        .ifPresent(one -> columns.put(column, policy(one, defaults)))));
        return new Features(defaults, columns);
    }

    private static ColumnPolicy policy(YamlSection section, ColumnPolicy defaults) {
        return new ColumnPolicy(
                section.word("missing", Policy.class).orElse(defaults.missing()),
                section.word("unknown-category", Policy.class).orElse(defaults.unknownCategory()),
                section.word("invalid-number", Policy.class).orElse(defaults.invalidNumber()));
    }

    static double number(String text) {
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    static double share(String text) {
        double value = fromZero(text);
        if (value > 1) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    /** One row of more than a million would be none. */
    private static double sampled(String text) {
        double value = text.equals("full") ? 1 : share(text);
        if (value < 1e-6) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    static double fromZero(String text) {
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value) || value < 0) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    static double count(String text) {
        long value = Long.parseLong(text.replace("_", ""));
        if (value < 0) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }
}
