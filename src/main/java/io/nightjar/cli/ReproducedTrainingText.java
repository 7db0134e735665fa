package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.job.ReproducedTraining;

/** What {@code reproduce --training} answers. */
record ReproducedTrainingText(ReproducedTraining made) {

    void print(Session session) {
        Console console = session.console();
        console.print(console.styled(Style.STRONG, made.model().label()) + "  "
                + (made.isSame()
                        ? console.styled(Style.GOOD, "SAME") + ", all weights bit for bit"
                        : console.styled(Style.BAD, "DIFFERENT")));
        FieldList list = new FieldList(console);
        list.add("trained on", Words.count(made.rows(), "row") + ", " + Words.seconds(made.seconds()));
        list.add(
                "weights",
                Words.count(made.weights())
                        + (made.isSame() ? "" : ", of which " + Words.count(made.differing()) + " differ"));
        list.add("digest", made.isSame() ? made.digestHere() : made.digestThere() + ", now " + made.digestHere());
        made.difference().ifPresent(difference -> {
            list.add("differs", place(difference.output(), difference.feature()));
            list.add("there", difference.there());
            list.add("here", difference.here());
            list.add("cause", made.cause());
        });
        if (!made.others().isEmpty()) {
            list.add("also other", String.join(", ", made.others()));
        }
        list.print();
        made.suspects()
                .forEach(suspect -> console.print("  " + console.styled(Style.WARNING, "changed") + "  " + suspect));
        session.suggest("nightjar models show " + made.model().label());
    }

    private static String place(String output, String feature) {
        if (output.isEmpty() || feature.isEmpty()) {
            return output.isEmpty() ? "feature " + feature : "output " + output;
        }
        return "output " + output + ", feature " + feature;
    }

    Json.Fields fields() {
        return new Json.Fields()
                .put("model", made.model().label())
                .put("model_digest", made.model().digest())
                .put("answer", made.isSame() ? "same" : "different")
                .put("exit_code", made.exit().code())
                .put("rows", made.rows())
                .put("weights", made.weights())
                .put("differing", made.differing())
                .put("weights_digest", made.digestHere())
                .put("weights_digest_then", made.digestThere())
                .put("difference", made.difference().map(difference -> new Json.Fields()
                        .put("output", difference.output())
                        .put("feature", difference.feature())
                        .put("there", difference.there())
                        .put("here", difference.here())))
                .put("also_other", made.others())
                .put("cause", made.cause())
                .put("changed", made.suspects())
                .put("seconds", made.seconds());
    }
}
