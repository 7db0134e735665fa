package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.AlarmRule;
import io.nightjar.run.AlarmRule.Control;
import io.nightjar.run.AlarmRule.Figure;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.JobDefinition.Measure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** A gate {@code unusual-night} to be tried on past nights, as far as a command line differs from the job file. */
record TriedGate(
        int nights,
        Optional<Control> control,
        Optional<Double> quantile,
        List<String> columns,
        List<String> except,
        List<Figure> figures) {
    private static final int USUAL_NIGHTS = 90;

    /** The job's gates with this one in the place of theirs. */
    List<Gate> of(List<Gate> gates) {
        if (nights == 0
                && control.isEmpty()
                && quantile.isEmpty()
                && columns.isEmpty()
                && except.isEmpty()
                && figures.isEmpty()) {
            return gates;
        }
        if (quantile.filter(share -> !(share >= 0.5 && share <= 1)).isPresent()) {
            throw NightjarException.of(ErrorCode.USAGE, "--quantile must be from 0.5 to 1")
                    .next("nightjar gates backtest --help");
        }
        Gate known = gates.stream()
                .filter(gate -> gate.measure() == Measure.UNUSUAL_NIGHT)
                .findFirst()
                .orElse(new Gate(Measure.UNUSUAL_NIGHT, Optional.empty(), USUAL_NIGHTS, Action.WARN));
        List<Gate> tried = new ArrayList<>(gates);
        tried.removeIf(gate -> gate.measure() == Measure.UNUSUAL_NIGHT);
        tried.add(new Gate(nights == 0 ? known.limit() : Math.max(2, nights), known.action(), rule(known.rule())));
        return tried;
    }

    private AlarmRule rule(AlarmRule known) {
        boolean isOfColumns = !columns.isEmpty() || !except.isEmpty();
        return new AlarmRule(
                isOfColumns ? columns : known.columns(),
                isOfColumns ? except : known.except(),
                figures.isEmpty() ? known.figures() : new HashSet<>(figures),
                control.orElse(known.control()),
                quantile.or(known::quantile));
    }
}
