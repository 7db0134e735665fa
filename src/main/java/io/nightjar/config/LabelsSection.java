package io.nightjar.config;

import io.nightjar.run.JobDefinition.Input;
import io.nightjar.run.JobDefinition.Labels;
import io.nightjar.run.JobDefinition.Slices;
import io.nightjar.run.LabelRule;
import io.nightjar.run.PathPattern;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a job file that say where the truth arrives, and by which columns rows are told apart. */
final class LabelsSection {
    static final Set<String> KEYS =
            Set.of("path", "files", "key", "column", "as", "rule", "positive", "negative", "mature-after");

    private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,4}) ?days?");
    private static final int USUAL_MATURITY = 1;

    private LabelsSection() {}

    static Optional<Labels> read(YamlSection section, Optional<Input> input) {
        section.require("path", "data/labels/date={date}");
        section.require("column", "outcome");
        if (section.has("positive") && !section.has("rule")) {
            section.note(
                    section.lineOf("positive"),
                    "'" + section.name("positive") + "' is for a label with a rule; the model names its classes");
        }
        String files = JobFile.files(section);
        List<String> key = section.has("key")
                ? section.words("key")
                : input.map(Input::key).orElse(List.of());
        input.map(Input::key)
                .filter(named -> named.size() != key.size())
                .ifPresent(named -> section.note(
                        section.lineOf("key"),
                        "'" + section.name("key") + "' must name a column for each of input.key, in its order: "
                                + String.join(", ", named)));
        Optional<PathPattern> path =
                section.value("path", "a folder with {date} or {date:PATTERN} in it", PathPattern::new);
        Optional<LabelRule> rule = LabelRules.read(section);
        int matureAfter = section.value("mature-after", "a number of days such as 30 days", LabelsSection::days)
                .orElse(USUAL_MATURITY);
        return section.text("column")
                .flatMap(column -> path.flatMap(
                        folder -> rule.map(how -> new Labels(folder, files, key, column, how, matureAfter))));
    }

    /** What {@code slices} and {@code slice-minimum} of a job file say. */
    static Slices slices(YamlSection top, Optional<Input> input) {
        List<String> columns = top.words("slices");
        for (String column : columns) {
            if (input.filter(in -> in.privateColumns().contains(column)).isPresent()) {
                top.note(
                        top.lineOf("slices"),
                        "'slices' names " + column
                                + ", of which no report may hold a value: it is one of the columns of input.pii");
            }
        }
        int minimum = top.value("slice-minimum", "a whole number of rows from 1 up", LabelsSection::rows)
                .orElse(Slices.USUAL_MINIMUM);
        return new Slices(columns, minimum);
    }

    private static int days(String text) {
        Matcher matcher = DAYS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static int rows(String text) {
        int rows = Integer.parseInt(text);
        if (rows < 1) {
            throw new IllegalArgumentException(text);
        }
        return rows;
    }
}
