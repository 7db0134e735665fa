package io.nightjar.cli;

import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelBundle;
import io.nightjar.model.Provenance;
import io.nightjar.model.TrainingRecord;
import io.nightjar.scoring.ModelContents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a model was made: what its library wrote into it, and what {@code train} noted beside it.
 *
 * @param unreadable why the model itself tells nothing; empty where it does
 */
record ProvenanceText(
        ModelBundle bundle,
        Optional<Provenance> provenance,
        String unreadable,
        Map<String, String> footers,
        Optional<TrainingRecord> record) {

    private static final String CLASS = "class-name";

    static ProvenanceText of(ModelBundle bundle, ModelContents contents) {
        Optional<TrainingRecord> record =
                Optional.ofNullable(bundle.parts().get(TrainingRecord.PART)).map(TrainingRecord::read);
        try {
            return new ProvenanceText(
                    bundle, Optional.of(contents.provenance(bundle)), "", contents.footers(bundle), record);
        } catch (NightjarException e) {
            return new ProvenanceText(bundle, Optional.empty(), e.code().code() + ", " + e.message(), Map.of(), record);
        }
    }

    void print(Console console) {
        console.print(console.styled(Console.Style.STRONG, "how it was made"));
        FieldList list = new FieldList(console);
        provenance.ifPresentOrElse(
                found -> {
                    list.add("trainer", found.trainer());
                    list.add("settings", pairs(found.settings()));
                    list.add("data", pairs(found.data()));
                    list.add("made with", pairs(found.madeWith()));
                    list.add("trained", found.trained().toString());
                },
                () -> list.add("trainer", unreadable));
        record.ifPresent(training -> {
            list.add("program", "Nightjar " + training.program());
            list.add(
                    "read",
                    Words.count(training.inputs().size(), "file") + ", their SHA-256 in " + TrainingRecord.PART);
            list.add(
                    "rows",
                    Words.count(training.trainedRows()) + " to learn from, " + Words.count(training.heldOutRows())
                            + " held out, " + Words.count(training.unlabelledRows()) + " without a label");
            list.add("weights", training.weights());
        });
        list.add("to repeat", repeat());
        list.print();
    }

    private String repeat() {
        if (record.isPresent()) {
            return "nightjar reproduce --training " + bundle.version().label();
        }
        return footers.isEmpty()
                ? "not possible: 'nightjar train' did not make it, and what it says does not name its input file by file"
                : "nightjar reproduce --training " + bundle.version().label()
                        + ", while its training file is unchanged: an earlier version made it";
    }

    /** Classes by their short names; the whole of it is in the JSON. */
    private static String pairs(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .filter(entry -> !entry.getKey().endsWith("host-short-name"))
                        .map(entry -> entry.getKey().endsWith(CLASS)
                                ? (entry.getKey().replace("." + CLASS, "").replace(CLASS, "class") + " "
                                        + entry.getValue().replaceFirst(".*\\.", ""))
                                : entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    Json.Fields fields() {
        Json.Fields json = new Json.Fields();
        provenance.ifPresentOrElse(
                found -> json.put("model_class", found.model())
                        .put("trainer", found.trainer())
                        .put("settings", fields(found.settings()))
                        .put("data", fields(found.data()))
                        .put("made_with", fields(found.madeWith()))
                        .put("trained", found.trained().toString()),
                () -> json.put("unreadable", unreadable));
        if (!footers.isEmpty()) {
            json.put("footer_digests", fields(footers));
        }
        record.ifPresent(training -> json.put("program", training.program())
                .put("training_file", training.digest())
                .put("weights", training.weights())
                .put("rows", training.trainedRows())
                .put("held_out_rows", training.heldOutRows())
                .put("unlabelled_rows", training.unlabelledRows())
                .put("inputs", inputs(training)));
        return json.put("repeat", repeat());
    }

    private static List<Json.Fields> inputs(TrainingRecord training) {
        return training.inputs().stream()
                .map(input -> new Json.Fields()
                        .put("night", input.night().toString())
                        .put("use", input.use().name().toLowerCase(java.util.Locale.ROOT))
                        .put("location", input.location())
                        .put("bytes", input.bytes())
                        .put("rows", input.rows())
                        .put("sha256", input.sha256()))
                .toList();
    }

    /** Not as names of members: those are the library's, and new ones come with its versions. */
    private static List<Json.Fields> fields(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry ->
                                new Json.Fields().put("name", entry.getKey()).put("value", entry.getValue()))
                        .toList();
    }
}
