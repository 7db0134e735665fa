package io.nightjar.tribuo;

import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.MapProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.List;
import java.util.Optional;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.data.columnar.RowProcessor;

/** Rebuilds the feature pipeline from a model's provenance, wherever in it the {@code RowProcessor} stands. */
final class PipelineProvenance {
    /**
     * Whose classes a provenance may name. The configuration system would make an object of any class on the class path,
     * and a model file may come from anywhere.
     */
    private static final List<String> TRUSTED = List.of(
            "org.tribuo.data.",
            "org.tribuo.util.tokens.",
            "org.tribuo.classification.",
            "org.tribuo.regression.",
            "io.nightjar.tribuo.");

    private PipelineProvenance() {}

    /** @throws IllegalArgumentException where the provenance names a class that is no part of a pipeline */
    static <T extends Output<T>> Optional<RowProcessor<T>> rebuild(Model<T> model) {
        return find(model.getProvenance()).map(PipelineProvenance::build);
    }

    private static <T extends Output<T>> RowProcessor<T> build(ConfiguredObjectProvenance pipeline) {
        List<ConfigurationData> parts = ProvenanceUtil.extractConfiguration(pipeline);
        for (ConfigurationData part : parts) {
            if (TRUSTED.stream().noneMatch(part.getClassName()::startsWith)) {
                throw new IllegalArgumentException("class " + part.getClassName() + " is no part of a pipeline");
            }
        }
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(parts);
        String name = parts.stream()
                .filter(part -> part.getClassName().equals(RowProcessor.class.getName()))
                .map(ConfigurationData::getName)
                .findFirst()
                .orElseThrow();
        @SuppressWarnings("unchecked") // labels are never asked of it: only its features are used
        RowProcessor<T> processor = (RowProcessor<T>) manager.lookup(name);
        return processor;
    }

    private static Optional<ConfiguredObjectProvenance> find(Provenance provenance) {
        if (provenance instanceof ConfiguredObjectProvenance configured
                && configured.getClassName().equals(RowProcessor.class.getName())) {
            return Optional.of(configured);
        }
        if (provenance instanceof ObjectProvenance object) {
            return first(object);
        }
        if (provenance instanceof MapProvenance<?> map) {
            return first(map);
        }
        if (provenance instanceof ListProvenance<?> list) {
            for (Provenance element : list) {
                Optional<ConfiguredObjectProvenance> found = find(element);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<ConfiguredObjectProvenance> first(
            Iterable<? extends Pair<String, ? extends Provenance>> members) {
        for (Pair<String, ? extends Provenance> member : members) {
            Optional<ConfiguredObjectProvenance> found = find(member.getB());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
