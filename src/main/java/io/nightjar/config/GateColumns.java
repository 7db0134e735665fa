package io.nightjar.config;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.FeatureColumn;
import io.nightjar.model.Signature;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.Gate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether gates measure columns that a run reads: its keys, its pass-through columns and its model's features. A gate on
 * any other column has nothing to measure, which would hold every night.
 */
public final class GateColumns {
    private final JobDefinition job;
    private final Set<String> read;

    private GateColumns(JobDefinition job, Signature signature) {
        this.job = job;
        this.read = new LinkedHashSet<>(job.input().key());
        read.addAll(job.output().passThrough());
        signature.features().stream().map(FeatureColumn::name).forEach(read::add);
    }

    /** @throws NightjarException JOB_INVALID with a line for each gate that has nothing to measure */
    public static void check(JobDefinition job, Signature signature) {
        GateColumns columns = new GateColumns(job, signature);
        Problems problems = new Problems();
        for (Gate gate : job.gates()) {
            if (gate.measure().isOfGroups()) {
                // A slice may stand beside the labels, whose columns nobody knows yet.
                continue;
            }
            Stream.of(gate.column().stream(), gate.rule().columns().stream(), gate.rule().except().stream())
                    .flatMap(names -> names)
                    .filter(name -> !columns.read.contains(name))
                    .forEach(name -> columns.note(gate, name, problems));
        }
        if (!problems.isEmpty()) {
            throw problems.asException(ErrorCode.JOB_INVALID, "job '" + job.name() + "' is not valid")
                    .notDone("Nothing was run.")
                    .next("nightjar validate " + job.name())
                    .next("nightjar models show " + job.model());
        }
    }

    private void note(Gate gate, String name, Problems problems) {
        problems.add(
                job.name() + ".yaml",
                line(name),
                "'" + gate.measure().label() + "' names column '" + name + "', which is neither key nor pass-through"
                        + " column nor feature of " + job.model() + NearestName.hint(name, read));
    }

    /** Where the gates name it; 0 where the text does not say. */
    private int line(String name) {
        List<String> lines = job.text().lines().toList();
        Pattern word = Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])");
        boolean inGates = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("(^|\\s)#.*", "");
            if (!line.isEmpty() && !Character.isWhitespace(line.charAt(0)) && line.charAt(0) != '-') {
                inGates = line.startsWith("gates:");
            }
            if (inGates && word.matcher(line).find()) {
                return i + 1;
            }
        }
        return 0;
    }
}
