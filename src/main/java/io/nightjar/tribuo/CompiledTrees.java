package io.nightjar.tribuo;

import java.util.List;

/** One decision tree that gives all scores, or one for each number of a regression. */
final class CompiledTrees implements CompiledModel {
    private final int set;
    private final int[] termOf;
    private final List<Tree> trees;
    private final String describe;

    /**
     * @param set index of its feature set
     * @param termOf by feature id, the slot that may hold it, -1 where none does
     */
    CompiledTrees(int set, int[] termOf, List<Tree> trees, String describe) {
        this.set = set;
        this.termOf = termOf;
        this.trees = trees;
        this.describe = describe;
    }

    @Override
    public String describe() {
        return describe;
    }

    /** A tree's nodes as arrays, the root first; a leaf has a negative feature. */
    static final class Tree {
        private final int[] feature;
        private final double[] limit;
        private final int[] below;
        private final int[] above;
        private final int[] labels;
        private final double[][] scores;
        private final int[] prediction;

        /**
         * @param feature that a node looks at
         * @param limit up to which the row goes on to {@code below}
         * @param below the next node where the value is at most the limit; of a leaf, its place in the leaves
         * @param above the next node where the value is greater
         * @param labels which labels its leaves give scores of
         * @param scores in the order of {@code labels}, then by leaf
         * @param prediction of the leaves
         */
        Tree(
                int[] feature,
                double[] limit,
                int[] below,
                int[] above,
                int[] labels,
                double[][] scores,
                int[] prediction) {
            this.feature = feature;
            this.limit = limit;
            this.below = below;
            this.above = above;
            this.labels = labels;
            this.scores = scores;
            this.prediction = prediction;
        }

        int[] labels() {
            return labels;
        }

        double[][] scores() {
            return scores;
        }

        int[] prediction() {
            return prediction;
        }

        private int leaf(Terms[] terms, int[] termOf, int row) {
            int node = 0;
            while (feature[node] >= 0) {
                int slot = termOf[feature[node]];
                double value = slot < 0 ? 0 : terms[slot].value(row, feature[node]);
                node = value > limit[node] ? above[node] : below[node];
            }
            return below[node];
        }
    }

    @Override
    public void answer(BatchFeatures features, Answers answers, int from, int to) {
        Terms[] terms = features.terms(set);
        for (Tree tree : trees) {
            for (int row = from; row < to; row++) {
                int leaf = tree.leaf(terms, termOf, row);
                for (int i = 0; i < tree.labels().length; i++) {
                    answers.scores()[tree.labels()[i]][row] = tree.scores()[i][leaf];
                }
                answers.prediction()[row] = tree.prediction()[leaf];
            }
        }
    }
}
