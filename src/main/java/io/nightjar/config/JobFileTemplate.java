package io.nightjar.config;

import io.nightjar.model.ModelBundle;
import io.nightjar.model.Signature.Gives;
import io.nightjar.quality.Baselines;
import io.nightjar.run.PathPattern;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A job file for a table and a model, with comments that say what may be changed.
 *
 * @param job its name
 * @param model which scores
 * @param sample a file of the input, for its columns
 * @param key columns that name a row; guessed where empty
 */
public record JobFileTemplate(
        String job, PathPattern path, String files, ModelBundle model, DataFile sample, List<String> key) {
    private static final String BASELINE = Baselines.PART;

    public JobFileTemplate {
        key = List.copyOf(key);
    }

    /** The whole file. */
    public String text() {
        UsualNulls nulls = UsualNulls.of(model);
        return """
                # yaml-language-server: $schema=schema/job.schema.json
                # Every key and its meaning: the schema named above, which editors show as you type.

                title: %s
                # Zone of business dates and schedule; without it the setting 'timezone' holds.
                # zone: America/New_York

                input:
                  path: %s
                  files: %s
                  # Unique within a date and never null.
                %s
                  # Columns of personal data, of which no report, log or receipt may hold a value.
                  # pii: []

                # Pinned to this version.
                model: %s

                # Values that the model cannot use: zero (score without them), reject (the row) or fail (the run).
                features:
                  missing: reject
                  unknown-category: zero
                  invalid-number: reject
                %s
                output:
                  # Copied beside the scores. There are also: %s.
                  pass-through: []
                %s
                # What must hold before anything is published; 'action: warn' publishes all the same.
                gates:
                  - minimum-rows: 1
                  - maximum-reject-share: 0.01
                  # Measured by the nights published before: by chance one night in 90 is so unusual.
                  - unusual-night: 90
                    action: warn
                %s
                %s
                # Started by 'nightjar schedule' for the day before; other clocks need no schedule here.
                # schedule:
                #   at: "03:10"
                """.formatted(
                        scalar("Scores of " + job),
                        scalar(path.text()),
                        scalar(files),
                        keyLine(),
                        model.version().label(),
                        nulls.policies(),
                        others(),
                        decision(),
                        nulls.gates(),
                        driftGate())
                .replaceAll("\n\n\n+", "\n\n");
    }

    private String keyLine() {
        if (key.isEmpty()) {
            return "  key: " + scalar(guessedKey()) + "   # guessed: look whether it names a row";
        }
        return "  key: " + (key.size() == 1 ? scalar(key.get(0)) : "[" + list(key) + "]");
    }

    /** A column called id, else one that ends so, else the first that is no number with a fraction. */
    private String guessedKey() {
        List<Column> columns = sample.schema().columns();
        return columns.stream()
                .filter(column -> column.name().equalsIgnoreCase("id"))
                .findFirst()
                .or(() -> columns.stream()
                        .filter(column -> column.name().matches("(?i).*(_id|_key|Id)"))
                        .findFirst())
                .or(() -> columns.stream()
                        .filter(column -> column.type() != ColumnType.DOUBLE && column.type() != ColumnType.FLOAT)
                        .findFirst())
                .or(() -> columns.stream().findFirst())
                .map(Column::name)
                .orElse("id");
    }

    private String others() {
        List<String> used = key.isEmpty() ? List.of(guessedKey()) : key;
        return sample.schema().names().stream()
                .filter(name -> !used.contains(name))
                .map(name -> name.replaceAll("\\R", " "))
                .collect(Collectors.joining(", "));
    }

    private String decision() {
        if (model.signature().gives() != Gives.PROBABILITIES) {
            return model.signature().scored().isEmpty() ? "" : """
                      # A column 'decision', from the predicted figure.
                      # decision:
                      #   limit: 0
                      #   above: high
                      #   below: low
                    """;
        }
        return model.signature()
                .positive()
                .map(label -> """
                          # A column 'decision', from the probability of %s.
                          # decision:
                          #   threshold: 0.5
                          #   above: %s
                          #   below: %s
                        """.formatted(label.replaceAll("\\R", " "), scalar(label), scalar("not-" + label)))
                .orElse("");
    }

    private String driftGate() {
        if (model.signature().scored().isEmpty()) {
            String why = model.signature().namesClasses() ? "has no positive class" : "predicts several numbers";
            return "  # The model " + why + " and so no one score, whose drift could be measured.\n";
        }
        return Optional.ofNullable(model.parts().get(BASELINE))
                .map(baseline -> """
                          # Population Stability Index of the scores against the model's baseline.
                          - maximum-score-psi: 0.2
                            action: warn
                        """)
                .orElse("  # The model has no baseline, so that drift of its scores cannot be measured.\n");
    }

    static String list(List<String> names) {
        return names.stream().map(JobFileTemplate::scalar).collect(Collectors.joining(", "));
    }

    /** Plain where YAML and people read it as the same, else in double quotes. */
    static String scalar(String text) {
        if (text.matches("[A-Za-z][A-Za-z0-9 _./{}=-]*[A-Za-z0-9_}]|[A-Za-z]")
                && !text.contains("{}")
                && !text.matches("(?i)(y|n|yes|no|true|false|on|off|null)")) {
            return text;
        }
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t") + "\"";
    }
}
