package io.nightjar.tribuo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tribuo.Output;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.AdaBoostTrainer;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.sgd.fm.FMClassificationTrainer;
import org.tribuo.classification.sgd.kernel.KernelSVMTrainer;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.classification.sgd.objectives.Hinge;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.ensemble.BaggingTrainer;
import org.tribuo.math.kernel.RBF;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTJointRegressionTrainer;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;
import org.tribuo.regression.sgd.fm.FMRegressionTrainer;
import org.tribuo.regression.sgd.objectives.AbsoluteLoss;
import org.tribuo.regression.sgd.objectives.Huber;
import org.tribuo.regression.sgd.objectives.SquaredLoss;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.Transformation;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.BinningTransformation;
import org.tribuo.transform.transformations.IDFTransformation;
import org.tribuo.transform.transformations.LinearScalingTransformation;
import org.tribuo.transform.transformations.MeanStdDevTransformation;
import org.tribuo.transform.transformations.SimpleTransform;

/** Trainers of every kind that Nightjar knows of, and of some that it does not. */
record RandomTrainers(Random random) {

    Trainer<Label> classes() {
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> linear();
            case 3 -> new LogisticRegressionTrainer();
            case 4 -> factors();
            case 5 -> tree();
            case 6 -> new RandomForestTrainer<>(tree(), new VotingCombiner(), 3, random.nextInt());
            case 7 -> new AdaBoostTrainer(tree(), 3, random.nextInt());
            case 8, 9 -> new BaggingTrainer<>(linear(), new FullyWeightedVotingCombiner(), 1 + random.nextInt(4), 1);
            case 10 -> new BaggingTrainer<>(linear(), new VotingCombiner(), 1 + random.nextInt(4), 1);
            case 11 -> new KernelSVMTrainer(new RBF(0.5), 0.1, 1, -1, 1);
            case 12 -> new BaggingTrainer<>(transformed(linear()), new FullyWeightedVotingCombiner(), 2, 1);
            case 13 -> transformed(transformed(linear()));
            case 14 -> transformed(random.nextBoolean() ? tree() : factors());
            default -> transformed(linear());
        };
    }

    private LinearSGDTrainer linear() {
        return new LinearSGDTrainer(
                random.nextInt(4) == 0 ? new Hinge() : new LogMulticlass(),
                new AdaGrad(0.5, 0.1),
                1,
                -1,
                1,
                random.nextInt());
    }

    private FMClassificationTrainer factors() {
        return new FMClassificationTrainer(
                random.nextBoolean() ? new Hinge() : new LogMulticlass(),
                new AdaGrad(0.1, 0.1),
                1,
                -1,
                random.nextInt(),
                1 + random.nextInt(4),
                0.5);
    }

    private CARTClassificationTrainer tree() {
        return new CARTClassificationTrainer(1 + random.nextInt(6), 0.7f, random.nextInt());
    }

    Trainer<Regressor> numbers() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> regression();
            case 3 -> regressionFactors();
            case 4 -> numberTree();
            case 5 -> new CARTJointRegressionTrainer(1 + random.nextInt(6), random.nextBoolean());
            case 6 -> new RandomForestTrainer<>(numberTree(), new AveragingCombiner(), 3, random.nextInt());
            case 7 -> new BaggingTrainer<>(regression(), new AveragingCombiner(), 1 + random.nextInt(4), 1);
            case 8 -> transformed(random.nextBoolean() ? numberTree() : regressionFactors());
            default -> transformed(regression());
        };
    }

    private org.tribuo.regression.sgd.linear.LinearSGDTrainer regression() {
        return new org.tribuo.regression.sgd.linear.LinearSGDTrainer(
                switch (random.nextInt(3)) {
                    case 0 -> new AbsoluteLoss();
                    case 1 -> new Huber();
                    default -> new SquaredLoss();
                },
                new AdaGrad(0.1, 0.1),
                1,
                -1,
                random.nextInt());
    }

    private FMRegressionTrainer regressionFactors() {
        return new FMRegressionTrainer(
                new SquaredLoss(),
                new AdaGrad(0.1, 0.1),
                1,
                -1,
                random.nextInt(),
                1 + random.nextInt(4),
                0.5,
                random.nextBoolean());
    }

    private CARTRegressionTrainer numberTree() {
        return new CARTRegressionTrainer(
                1 + random.nextInt(6), 2, 0, 0.7f, false, new MeanSquaredError(), random.nextInt());
    }

    private <T extends Output<T>> Trainer<T> transformed(Trainer<T> inner) {
        // A category's feature is 1 wherever it is: without the rows that have it not, it has no deviation to divide
        // by.
        boolean all = random.nextInt(3) == 0;
        TransformationMap map = all
                ? new TransformationMap(transformations())
                : new TransformationMap(
                        random.nextInt(4) == 0 ? List.of(SimpleTransform.add(1)) : List.of(),
                        Map.of(".*@value", transformations()));
        return new TransformTrainer<>(inner, map, random.nextBoolean(), random.nextBoolean());
    }

    private List<Transformation> transformations() {
        List<Transformation> some = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            some.add(transformation());
        }
        return some;
    }

    private Transformation transformation() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> new MeanStdDevTransformation();
            case 2 -> new MeanStdDevTransformation(3, 0.1);
            case 3 -> new LinearScalingTransformation();
            case 4 -> new LinearScalingTransformation(-2, 7);
            case 5 -> new IDFTransformation();
            case 6 -> BinningTransformation.equalWidth(4);
            case 7 -> BinningTransformation.stdDevs(2);
            case 8 -> random.nextBoolean() ? SimpleTransform.log() : SimpleTransform.exp();
            case 9 -> SimpleTransform.add(random.nextGaussian());
            case 10 -> SimpleTransform.div(random.nextGaussian());
            default -> random.nextBoolean() ? SimpleTransform.binarise() : SimpleTransform.threshold(-1, 1);
        };
    }
}
