package io.nightjar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A logistic regression of two classes as a text file, for engines that know no Tribuo.
 *
 * @param version as the column {@code model_version} has it
 * @param labels the two classes
 * @param scoreColumns the output columns of their probabilities
 * @param positive which of the two the column {@code score} is of
 * @param bias of each class
 * @param terms what is added, by column
 */
record LinearModel(
        String version, List<String> labels, List<String> scoreColumns, int positive, double[] bias, List<Term> terms) {

    /**
     * What one column adds.
     *
     * @param column its name
     * @param kind number, category, text, hour or weekday
     * @param divideBy of a number
     * @param weights by value, of each class; a number has one, under its own kind
     */
    record Term(String column, String kind, double divideBy, Map<String, double[]> weights) {}

    int negative() {
        return 1 - positive;
    }

    /** How much more a pair of weights speaks for the positive class. */
    double folded(double[] weights) {
        return weights[positive] - weights[negative()];
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("version\t" + version);
        lines.add("labels\t" + String.join("\t", labels));
        lines.add("columns\t" + String.join("\t", scoreColumns));
        lines.add("positive\t" + positive);
        lines.add("bias\t" + bias[0] + "\t" + bias[1]);
        for (Term term : terms) {
            lines.add("term\t" + term.column() + "\t" + term.kind() + "\t" + term.divideBy());
            term.weights().forEach((value, weight) -> lines.add(value + "\t" + weight[0] + "\t" + weight[1]));
        }
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    static LinearModel read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Term> terms = new ArrayList<>();
        for (String line : lines.subList(5, lines.size())) {
            String[] words = line.split("\t", -1);
            if (words[0].equals("term") && words.length == 4) {
                terms.add(new Term(words[1], words[2], Double.parseDouble(words[3]), new LinkedHashMap<>()));
            } else {
                terms.get(terms.size() - 1).weights().put(words[0], pair(words));
            }
        }
        return new LinearModel(
                lines.get(0).split("\t")[1],
                List.of(lines.get(1).split("\t")).subList(1, 3),
                List.of(lines.get(2).split("\t")).subList(1, 3),
                Integer.parseInt(lines.get(3).split("\t")[1]),
                pair(lines.get(4).split("\t")),
                terms);
    }

    private static double[] pair(String[] words) {
        return new double[] {Double.parseDouble(words[1]), Double.parseDouble(words[2])};
    }
}
