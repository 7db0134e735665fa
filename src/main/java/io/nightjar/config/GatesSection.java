package io.nightjar.config;

import io.nightjar.quality.effect.EffectMeasure;
import io.nightjar.quality.measure.DriftMeasure;
import io.nightjar.quality.measure.PopulationStability;
import io.nightjar.run.AlarmRule;
import io.nightjar.run.AlarmRule.Control;
import io.nightjar.run.AlarmRule.Figure;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.JobDefinition.Measure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one entry of {@code gates} in a job file. */
final class GatesSection {
    private static final List<String> DRIFT_MEASURES = Stream.concat(
                    DriftMeasure.all().stream().map(DriftMeasure::label), EffectMeasure.labels().stream())
            .toList();

    private static final List<String> CLASS_MEASURES =
            DriftMeasure.ofClasses().stream().map(DriftMeasure::label).toList();

    /** Keys of some measures only. */
    private static final Map<String, Set<Measure>> OWNERS = Map.of(
            "measure", Set.of(Measure.MAXIMUM_DRIFT, Measure.MAXIMUM_CLASS_DRIFT),
            "columns", Set.of(Measure.MAXIMUM_NULL_SHARE, Measure.MAXIMUM_DRIFT, Measure.UNUSUAL_NIGHT),
            "except", Set.of(Measure.UNUSUAL_NIGHT),
            "figures", Set.of(Measure.UNUSUAL_NIGHT),
            "control", Set.of(Measure.UNUSUAL_NIGHT),
            "quantile", Set.of(Measure.UNUSUAL_NIGHT),
            "slices", all(Measure::isOfGroups),
            "nights", all(Measure::isOfLabels));

    static final Set<String> KEYS = Stream.of(
                    Stream.of(Measure.values()).map(Words::of), OWNERS.keySet().stream(), Stream.of("action"))
            .flatMap(keys -> keys)
            .collect(Collectors.toUnmodifiableSet());

    private static Set<Measure> all(Predicate<Measure> which) {
        return Stream.of(Measure.values()).filter(which).collect(Collectors.toUnmodifiableSet());
    }

    private final YamlSection section;
    private final List<String> slices;
    private final Measure measure;
    private final Action action;
    private final double limit;

    private GatesSection(YamlSection section, Measure measure, List<String> slices) {
        this.section = section;
        this.slices = slices;
        this.measure = measure;
        this.action = section.word("action", Action.class).orElse(Action.HOLD);
        this.limit = limit().orElse(0.0);
    }

    /**
     * One gate for each column or slice that the entry names, or a single one; none where it is wrong, which is noted.
     *
     * @param slices of the job
     */
    static Stream<Gate> read(YamlSection section, List<String> slices) {
        List<Measure> measures = Stream.of(Measure.values())
                .filter(measure -> section.has(Words.of(measure)))
                .toList();
        if (measures.size() != 1) {
            section.note(
                    section.line(), "a gate must have exactly one of " + String.join(", ", Words.all(Measure.class)));
            return Stream.empty();
        }
        GatesSection gate = new GatesSection(section, measures.get(0), slices);
        OWNERS.forEach(gate::refuseForeign);
        return gate.gates();
    }

    private void refuseForeign(String key, Set<Measure> owners) {
        if (section.has(key) && !owners.contains(measure)) {
            section.note(
                    section.lineOf(key),
                    key.equals("columns")
                            ? "'" + Words.of(measure) + "' measures no column"
                            : "'" + key + "' belongs to "
                                    + owners.stream()
                                            .map(owner -> "'" + Words.of(owner) + "'")
                                            .sorted()
                                            .collect(Collectors.joining(" and ")));
        }
    }

    private Stream<Gate> gates() {
        List<String> columns = section.words("columns");
        return switch (measure) {
            case MAXIMUM_DRIFT -> drift(columns);
            case MAXIMUM_CLASS_DRIFT ->
                Stream.of(new Gate(measure, Optional.empty(), driftMeasure(CLASS_MEASURES), limit, action));
            case MAXIMUM_NULL_SHARE -> {
                section.require("columns", "[a, b]");
                yield columns.stream().map(column -> new Gate(measure, Optional.of(column), limit, action));
            }
            case UNUSUAL_NIGHT -> Stream.of(new Gate(limit, action, rule(columns)));
            case MINIMUM_AUC, MAXIMUM_CALIBRATION_ERROR -> Stream.of(ofLabels(Optional.empty()));
            case MINIMUM_DEMOGRAPHIC_PARITY_RATIO,
                    MAXIMUM_DEMOGRAPHIC_PARITY_DIFFERENCE,
                    MAXIMUM_EQUAL_OPPORTUNITY_DIFFERENCE,
                    MAXIMUM_FALSE_POSITIVE_RATE_DIFFERENCE -> ofSlices();
            default -> Stream.of(new Gate(measure, Optional.empty(), limit, action));
        };
    }

    /** One gate for each slice that it names, or for each of the job's. */
    private Stream<Gate> ofSlices() {
        List<String> named = section.words("slices");
        if (slices.isEmpty()) {
            section.note(section.line(), "'" + Words.of(measure) + "' compares groups, and the job names no 'slices'");
        }
        named.stream()
                .filter(name -> !slices.isEmpty() && !slices.contains(name))
                .forEach(name -> section.note(
                        section.lineOf("slices"),
                        "'" + name + "' is not one of the job's 'slices'" + NearestName.hint(name, slices)));
        return (named.isEmpty() ? slices : named).stream().map(slice -> ofLabels(Optional.of(slice)));
    }

    private Gate ofLabels(Optional<String> slice) {
        int nights = section.value("nights", "a whole number of nights from 1", GatesSection::labelled)
                .orElse(Gate.USUAL_NIGHTS);
        return new Gate(measure, slice, Optional.empty(), limit, action, AlarmRule.USUAL, nights);
    }

    private static int labelled(String text) {
        int nights = Integer.parseInt(text);
        if (nights < 1) {
            throw new IllegalArgumentException(text);
        }
        return nights;
    }

    /** One gate for each column, or a single one for all that the baseline has. */
    private Stream<Gate> drift(List<String> columns) {
        Optional<String> by = driftMeasure(DRIFT_MEASURES);
        return columns.isEmpty()
                ? Stream.of(new Gate(measure, Optional.empty(), by, limit, action))
                : columns.stream().map(column -> new Gate(measure, Optional.of(column), by, limit, action));
    }

    private Optional<String> driftMeasure(List<String> known) {
        return section.value("measure", "one of " + String.join(", ", known), label -> known(label, known))
                .or(() -> Optional.of(new PopulationStability().label()));
    }

    private static String known(String label, List<String> known) {
        if (!known.contains(label)) {
            throw new IllegalArgumentException(label);
        }
        return label;
    }

    private AlarmRule rule(List<String> columns) {
        List<String> except = section.words("except");
        if (!columns.isEmpty() && !except.isEmpty()) {
            section.note(
                    section.lineOf("except"), "'except' has nothing to take away where 'columns' says which there are");
        }
        List<String> known = Words.all(Figure.class);
        List<String> named = section.words("figures");
        named.stream()
                .filter(word -> !known.contains(word))
                .forEach(word -> section.note(
                        section.lineOf("figures"),
                        "'figures' must be of " + String.join(", ", known) + ", not '" + word + "'"
                                + NearestName.hint(word, Set.copyOf(known))));
        Set<Figure> figures = Stream.of(Figure.values())
                .filter(figure -> named.isEmpty() || named.contains(Words.of(figure)))
                .collect(Collectors.toSet());
        return new AlarmRule(
                columns,
                except,
                figures,
                section.word("control", Control.class).orElse(Control.FALSE_ALARMS),
                section.value("quantile", "a share from 0.5 to 1", GatesSection::quantile));
    }

    private static double quantile(String text) {
        double value = JobFile.share(text);
        if (value < 0.5) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    private Optional<Double> limit() {
        String key = Words.of(measure);
        return switch (measure) {
            case MINIMUM_ROWS -> section.value(key, "a whole number of rows", JobFile::count);
            case MAXIMUM_REJECT_SHARE, MAXIMUM_NULL_SHARE -> section.value(key, "a share from 0 to 1", JobFile::share);
            case MINIMUM_AUC,
                    MAXIMUM_CALIBRATION_ERROR,
                    MINIMUM_DEMOGRAPHIC_PARITY_RATIO,
                    MAXIMUM_DEMOGRAPHIC_PARITY_DIFFERENCE,
                    MAXIMUM_EQUAL_OPPORTUNITY_DIFFERENCE,
                    MAXIMUM_FALSE_POSITIVE_RATE_DIFFERENCE ->
                section.value(key, "a number from 0 to 1", JobFile::share);
            case UNUSUAL_NIGHT -> section.value(key, "a whole number of nights from 2", GatesSection::nights);
            case MAXIMUM_SCORE_PSI, MAXIMUM_DRIFT, MAXIMUM_CLASS_DRIFT ->
                section.value(key, "a number from 0 up", JobFile::fromZero);
        };
    }

    private static double nights(String text) {
        double value = JobFile.count(text);
        if (value < 2) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }
}
