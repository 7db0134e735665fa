package io.nightjar.config;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.run.LabelRule;
import io.nightjar.run.PathPattern;
import io.nightjar.scoring.TrainingDefinition;
import io.nightjar.scoring.TrainingDefinition.Feature;
import io.nightjar.scoring.TrainingDefinition.Input;
import io.nightjar.scoring.TrainingDefinition.Label;
import io.nightjar.scoring.TrainingDefinition.LabelTable;
import io.nightjar.scoring.TrainingDefinition.LinearSgd;
import io.nightjar.scoring.TrainingDefinition.Nights;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads training files: all keys, their types and defaults, and everything wrong with one at once. */
public final class TrainingFile {
    /** The keys of each section; those of a list's entries under the list's name. */
    static final Map<String, Set<String>> KEYS = Map.of(
            "", Set.of("title", "input", "features", "label", "algorithm", "nights"),
            "input", Set.of("path", "files", "pii"),
            "features", Set.of("column", "as", "divide-by"),
            "label", Set.of("path", "files", "join", "column", "as", "rule", "positive", "negative"),
            "algorithm", Set.of("name", "epochs", "learning-rate", "epsilon", "minibatch", "seed"),
            "nights", Set.of("from", "to", "hold-out"));

    private static final LinearSgd DEFAULT_ALGORITHM = new LinearSgd(5, 0.1, 0.1, 1, 1);
    private static final String PATTERN = "a folder with {date} or {date:PATTERN} in it";

    private final YamlFile file;
    private final YamlSection top;
    private final String name;

    private TrainingFile(YamlFile file, String name, Problems problems) {
        this.file = file;
        this.name = name;
        this.top = YamlSection.of(file, keys(""), problems);
    }

    /**
     * Reads one training file. The model is named like the file.
     *
     * @param shown the path as people write it, for messages
     * @throws NightjarException TRAINING_INVALID listing every problem with its line
     */
    public static TrainingDefinition load(Path file, String shown) {
        Problems problems = new Problems();
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.yaml$", "");
        return load(YamlFile.read(file, shown, problems), name, problems);
    }

    /**
     * Reads the text of a training file, as a bundle keeps it.
     *
     * @param shown the name of that text, for messages
     * @throws NightjarException TRAINING_INVALID listing every problem with its line
     */
    static TrainingDefinition parse(String name, String text, String shown) {
        Problems problems = new Problems();
        return load(YamlFile.of(text, shown, problems), name, problems);
    }

    private static TrainingDefinition load(YamlFile yaml, String name, Problems problems) {
        Optional<TrainingDefinition> definition =
                problems.isEmpty() ? new TrainingFile(yaml, name, problems).read() : Optional.empty();
        return definition.filter(d -> problems.isEmpty()).orElseThrow(() -> problems.asException(
                        ErrorCode.TRAINING_INVALID, "training file '" + name + "' is not valid")
                .notDone("Nothing was trained.")
                .next("nightjar train " + name));
    }

    private static Set<String> keys(String section) {
        return Objects.requireNonNull(KEYS.get(section), section);
    }

    private Optional<TrainingDefinition> read() {
        top.require("input", "{path: data/table/date={date}}");
        top.require("features", "[{column: a, as: number}]");
        top.require("label", "{column: outcome}");
        top.require("nights", "{from: 2001-04-17, to: 2001-04-30, hold-out: 4}");
        String title = top.text("title").orElse(name);
        Optional<Input> input = top.section("input", keys("input")).flatMap(TrainingFile::input);
        List<Feature> features = top.sections("features", keys("features")).stream()
                .flatMap(section -> feature(section).stream())
                .toList();
        Optional<Label> label = top.section("label", keys("label")).flatMap(TrainingFile::label);
        LinearSgd algorithm = top.section("algorithm", keys("algorithm"))
                .map(TrainingFile::algorithm)
                .orElse(DEFAULT_ALGORITHM);
        Optional<Nights> nights = top.section("nights", keys("nights")).flatMap(TrainingFile::nights);
        if (input.isEmpty() || label.isEmpty() || nights.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TrainingDefinition(
                name, title, input.get(), features, label.get(), algorithm, nights.get(), file.digest(), file.text()));
    }

    private static Optional<Input> input(YamlSection section) {
        section.require("path", "data/table/date={date}");
        String files = JobFile.files(section);
        List<String> personal = section.words("pii");
        return section.value("path", PATTERN, PathPattern::new).map(path -> new Input(path, files, personal));
    }

    private static Optional<Feature> feature(YamlSection section) {
        section.require("column", "distance");
        section.require("as", "number");
        Optional<String> column = section.text("column");
        Optional<Kind> kind = section.word("as", Kind.class);
        double divideBy = section.value("divide-by", "a number above 0", TrainingFile::aboveZero)
                .orElse(1.0);
        if (section.has("divide-by") && kind.isPresent() && kind.get() != Kind.NUMBER) {
            section.note(section.lineOf("divide-by"), "'divide-by' is for numbers");
        }
        return column.flatMap(name -> kind.map(as -> new Feature(name, as, divideBy)));
    }

    private static Optional<Label> label(YamlSection section) {
        section.require("column", "outcome");
        Optional<LabelTable> table = table(section);
        Optional<String> positive = section.text("positive");
        Optional<LabelRule> rule = LabelRules.read(section);
        return section.text("column").flatMap(column -> rule.map(r -> new Label(table, column, r, positive)));
    }

    private static Optional<LabelTable> table(YamlSection section) {
        if (!section.has("path")) {
            for (String key : List.of("files", "join")) {
                if (section.has(key)) {
                    section.note(
                            section.lineOf(key), "'label." + key + "' is for labels in a table of their own: 'path'");
                }
            }
            return Optional.empty();
        }
        section.require("join", "[id]");
        String files = JobFile.files(section);
        List<String> join = section.words("join");
        return section.value("path", PATTERN, PathPattern::new).map(path -> new LabelTable(path, files, join));
    }

    private static LinearSgd algorithm(YamlSection section) {
        section.value("name", "'linear-sgd', the only one so far", TrainingFile::linearSgd);
        return new LinearSgd(
                section.value("epochs", "a whole number from 1 up", TrainingFile::count)
                        .orElse(DEFAULT_ALGORITHM.epochs()),
                section.value("learning-rate", "a number above 0", TrainingFile::aboveZero)
                        .orElse(DEFAULT_ALGORITHM.learningRate()),
                section.value("epsilon", "a number above 0", TrainingFile::aboveZero)
                        .orElse(DEFAULT_ALGORITHM.epsilon()),
                section.value("minibatch", "a whole number from 1 up", TrainingFile::count)
                        .orElse(DEFAULT_ALGORITHM.minibatch()),
                section.value("seed", "a whole number", Long::parseLong).orElse(DEFAULT_ALGORITHM.seed()));
    }

    private static Optional<Nights> nights(YamlSection section) {
        section.require("from", "2001-04-17");
        section.require("to", "2001-04-30");
        section.require("hold-out", "4");
        Optional<LocalDate> from = section.value("from", "a date such as 2001-04-17", LocalDate::parse);
        Optional<LocalDate> to = section.value("to", "a date such as 2001-04-30", LocalDate::parse);
        Optional<Integer> holdOut = section.value("hold-out", "a whole number from 1 up", TrainingFile::count);
        if (from.isEmpty() || to.isEmpty() || holdOut.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Nights(from.get(), to.get(), holdOut.get()));
        } catch (IllegalArgumentException e) {
            section.note(section.line(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static String linearSgd(String text) {
        if (!text.equals("linear-sgd")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static int count(String text) {
        int value = Integer.parseInt(text);
        if (value < 1) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    private static double aboveZero(String text) {
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value) || value <= 0) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }
}
