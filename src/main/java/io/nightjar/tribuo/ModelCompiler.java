package io.nightjar.tribuo;

import io.nightjar.tribuo.CompiledEnsemble.Combiner;
import io.nightjar.tribuo.CompiledEnsemble.Member;
import io.nightjar.tribuo.FeatureSet.Unseen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.VariableInfo;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.sgd.AbstractFMModel;
import org.tribuo.common.sgd.AbstractLinearSGDModel;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.protos.core.WeightedEnsembleModelProto;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.transform.TransformedModel;

/**
 * Turns a model and its pipeline into arrays, or says why it cannot. Not to be used twice.
 *
 * @param <T> Tribuo's type of an answer
 */
final class ModelCompiler<T extends Output<T>> {
    private static final Map<String, Combiner> COMBINERS = Map.of(
            VotingCombiner.class.getName(), Combiner.VOTES,
            FullyWeightedVotingCombiner.class.getName(), Combiner.SCORES,
            AveragingCombiner.class.getName(), Combiner.AVERAGE);

    private final LoadedModel<T> loaded;
    private final List<String> labels;
    private final List<Known> sets = new ArrayList<>();

    /** A feature set, and what it was made for. */
    private record Known(FeatureSet set, ImmutableFeatureMap features, Transforms transforms) {}

    ModelCompiler(LoadedModel<T> loaded) {
        this.loaded = loaded;
        this.labels = loaded.signature().labels();
    }

    Compilation compile() throws NotCompiled {
        if (!knowAlike(loaded.model())) {
            // The values' states are about the model as a whole, which knows what any member knows.
            set(loaded.model(), Transforms.NONE);
        }
        CompiledModel model = compile(loaded.model(), Transforms.NONE);
        return new Compilation(model, sets.stream().map(Known::set).collect(Collectors.toList()), labels.size());
    }

    /** @param outer what is done to features before this model sees them */
    private CompiledModel compile(Model<T> model, Transforms outer) throws NotCompiled {
        if (model instanceof TransformedModel<T> transformed) {
            return compile(transformed.getInnerModel(), outer.and(transformed));
        }
        if (model instanceof WeightedEnsembleModel<T> ensemble) {
            return ensemble(ensemble, outer);
        }
        if (model instanceof AbstractLinearSGDModel<T> linear) {
            return new SgdCompiler<>(loaded.task(), loaded.written()).linear(linear, set(model, outer));
        }
        if (model instanceof AbstractFMModel<T> machine) {
            return new SgdCompiler<>(loaded.task(), loaded.written()).factors(machine, set(model, outer));
        }
        if (model instanceof TreeModel<T> tree) {
            int set = set(model, outer);
            int[] termOf = sets.get(set).set().termOf(model.getFeatureIDMap().size());
            return new TreeCompiler<>(loaded.task()).compile(tree, loaded.task().labels(model), set, termOf);
        }
        throw new NotCompiled("no kernel for " + model.getClass().getSimpleName());
    }

    private CompiledModel ensemble(WeightedEnsembleModel<T> ensemble, Transforms outer) throws NotCompiled {
        EnsembleParts parts = EnsembleParts.of(loaded.written().unpack(ensemble, WeightedEnsembleModelProto.class));
        Combiner combiner = Optional.ofNullable(COMBINERS.get(parts.combiner()))
                .orElseThrow(() -> new NotCompiled("no kernel for its combiner "
                        + parts.combiner().substring(parts.combiner().lastIndexOf('.') + 1)));
        List<Member> members = new ArrayList<>();
        for (Model<T> model : ensemble.getModels()) {
            CompiledModel member = compile(model, outer);
            if (combiner == Combiner.SCORES && member instanceof CompiledTrees) {
                throw new NotCompiled("its combiner adds the scores of trees, which stand in no stated order");
            }
            members.add(new Member(member, parts.weights()[members.size()], labelOf(model, combiner)));
        }
        String first = members.get(0).model().describe();
        boolean alike =
                members.stream().allMatch(member -> member.model().describe().equals(first));
        return new CompiledEnsemble(
                members, combiner, "an ensemble of " + members.size() + " models" + (alike ? ", each " + first : ""));
    }

    /** By a member's label, the ensemble's; a member may have been trained on fewer classes. */
    private int[] labelOf(Model<T> member, Combiner combiner) throws NotCompiled {
        int[] labelOf =
                loaded.task().labels(member).stream().mapToInt(labels::indexOf).toArray();
        boolean fewer = combiner == Combiner.AVERAGE && labelOf.length < labels.size();
        if (fewer || IntStream.of(labelOf).anyMatch(label -> label < 0)) {
            throw new NotCompiled("its members give other labels than it does");
        }
        return labelOf;
    }

    /** The index of a model's feature set; members that look at the same features share one. */
    private int set(Model<T> model, Transforms transforms) throws NotCompiled {
        ImmutableFeatureMap features = model.getFeatureIDMap();
        for (int i = 0; i < sets.size(); i++) {
            if (sets.get(i).transforms().equals(transforms) && same(sets.get(i).features(), features)) {
                return i;
            }
        }
        FeatureValues values = new FeatureValues(features, transforms);
        Unseen unseen = transforms.fillsIn() || same(loaded.model().getFeatureIDMap(), features)
                ? Unseen.ANSWERED
                : Unseen.REFUSED;
        FeatureSet set = new ColumnCompiler(loaded.signature().features(), loaded.pipeline(), values).compile(unseen);
        sets.add(new Known(set, features, transforms));
        return sets.size() - 1;
    }

    /** Whether all that stands in a model knows the features that the whole model knows. */
    private boolean knowAlike(Model<T> model) {
        if (model instanceof TransformedModel<T> transformed) {
            return knowAlike(transformed.getInnerModel());
        }
        if (model instanceof WeightedEnsembleModel<T> ensemble) {
            return ensemble.getModels().stream().allMatch(this::knowAlike);
        }
        return same(loaded.model().getFeatureIDMap(), model.getFeatureIDMap());
    }

    private static boolean same(ImmutableFeatureMap one, ImmutableFeatureMap other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (VariableInfo feature : one) {
            if (one.getID(feature.getName()) != other.getID(feature.getName())) {
                return false;
            }
        }
        return true;
    }
}
