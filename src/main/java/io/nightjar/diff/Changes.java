package io.nightjar.diff;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.ModelBundle;
import io.nightjar.publish.Receipt;
import io.nightjar.quality.Figures;
import io.nightjar.run.JobDefinition.ColumnPolicy;
import io.nightjar.run.JobDefinition.Decision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is not the same in what made two tables: told by receipts, job files and bundles alone. */
final class Changes {
    private static final String NONE = "–";
    private static final int MOST_LINES = 40;

    private final Side before;
    private final Side after;
    private final List<Change> changes = new ArrayList<>();

    private Changes(Side before, Side after) {
        this.before = before;
        this.after = after;
    }

    static List<Change> between(Side before, Side after) {
        Changes all = new Changes(before, after);
        all.inputs();
        all.model();
        all.policy();
        all.jobFile();
        all.each("settings", before.receipt().settings(), after.receipt().settings());
        all.code();
        return List.copyOf(all.changes);
    }

    private void add(String area, String what, String was, String is) {
        if (!was.equals(is)) {
            changes.add(new Change(area, what, was, is));
        }
    }

    private void receipts(String area, String what, Function<Receipt, String> said) {
        add(area, what, said.apply(before.receipt()), said.apply(after.receipt()));
    }

    private void inputs() {
        receipts("input", "rows", receipt -> Figures.count(receipt.rows().read()));
        receipts(
                "input",
                "rejected rows",
                receipt -> Figures.count(receipt.rows().rejected()));
        Map<String, String> was = files(before);
        Map<String, String> is = files(after);
        Set<String> contents = new LinkedHashSet<>(was.keySet());
        contents.addAll(is.keySet());
        for (String content : contents) {
            if (!was.containsKey(content) || !is.containsKey(content)) {
                add("input", "file", was.getOrDefault(content, NONE), is.getOrDefault(content, NONE));
            }
        }
    }

    /** By what is in them: a file that was only moved is the same. */
    private static Map<String, String> files(Side side) {
        Map<String, String> files = new TreeMap<>();
        for (Receipt.Input file : side.receipt().inputs()) {
            files.put(
                    file.location() + file.footerDigest(),
                    file.location() + ", " + Figures.count(file.rows()) + " rows");
        }
        return files;
    }

    private void model() {
        receipts("model", "version", receipt -> receipt.model().version());
        receipts("model", "digest", receipt -> receipt.model().digest().substring(0, 16));
        if (before.bundle().isPresent() && after.bundle().isPresent()) {
            Map<String, String> was = features(before.bundle().get());
            Map<String, String> is = features(after.bundle().get());
            each("features", was, is);
        }
    }

    private static Map<String, String> features(ModelBundle bundle) {
        Map<String, String> features = new TreeMap<>();
        for (FeatureColumn feature : bundle.signature().features()) {
            String kinds =
                    feature.kinds().stream().map(FeatureColumn.Kind::label).collect(Collectors.joining(", "));
            features.put(feature.name(), feature.type().label() + ", as " + kinds);
        }
        return features;
    }

    private void each(String area, Map<String, String> was, Map<String, String> is) {
        Set<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        names.forEach(name -> add(area, name, was.getOrDefault(name, NONE), is.getOrDefault(name, NONE)));
    }

    private void policy() {
        add("policy", "decision", decision(before), decision(after));
        Map<String, String> was = policies(before);
        Map<String, String> is = policies(after);
        each("policy", was, is);
        add("policy", "gates", gates(before), gates(after));
    }

    private static String decision(Side side) {
        Optional<Decision> decision = side.job().output().decision();
        return decision.map(rule -> rule.above() + " from " + rule.threshold() + " on, else " + rule.below())
                .orElse(NONE);
    }

    private static Map<String, String> policies(Side side) {
        Map<String, String> policies = new TreeMap<>();
        policies.put("values the model cannot use", words(side.job().features().defaults()));
        side.job().features().columns().forEach((column, policy) -> policies.put(column, words(policy)));
        return policies;
    }

    private static String words(ColumnPolicy policy) {
        return "missing " + policy.missing() + ", unknown " + policy.unknownCategory() + ", invalid "
                + policy.invalidNumber();
    }

    private static String gates(Side side) {
        return side.job().gates().stream()
                .map(gate -> gate.measure().label()
                        + gate.column().map(column -> " of " + column).orElse("") + " " + gate.limit() + " "
                        + gate.action().label())
                .collect(Collectors.joining("; "));
    }

    /** Lines that only one of the two job files has, comments aside. */
    private void jobFile() {
        List<String> was = lines(before);
        List<String> is = lines(after);
        was.stream()
                .filter(line -> !is.contains(line))
                .limit(MOST_LINES)
                .forEach(line -> add("settings", "job file", line, NONE));
        is.stream()
                .filter(line -> !was.contains(line))
                .limit(MOST_LINES)
                .forEach(line -> add("settings", "job file", NONE, line));
    }

    private static List<String> lines(Side side) {
        return Arrays.stream(side.receipt().job().text().split("\n", -1))
                .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private void code() {
        receipts("code", "Nightjar", receipt -> receipt.program().version());
        receipts(
                "code",
                "commit",
                receipt -> receipt.program().commit() + ", " + receipt.program().changes());
        receipts("code", "scored by", Receipt::scoringPath);
        receipts(
                "code",
                "Java",
                receipt -> receipt.platform().javaVendor() + " "
                        + receipt.platform().javaVersion() + ", "
                        + receipt.platform().architecture());
        each("code", before.receipt().libraries(), after.receipt().libraries());
    }
}
