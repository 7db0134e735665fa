package io.nightjar.tribuo;

import io.nightjar.tribuo.CompiledTrees.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Output;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.rtree.IndependentRegressionTreeModel;

/** Turns decision trees into arrays. */
record TreeCompiler<T extends Output<T>>(Task<T> task) {

    /**
     * @param labels of the model, in its own order
     * @param termOf by feature id, the slot that may hold it
     */
    CompiledModel compile(TreeModel<T> model, List<String> labels, int set, int[] termOf) throws NotCompiled {
        List<Tree> trees = new ArrayList<>();
        if (model instanceof IndependentRegressionTreeModel several) {
            for (var root : new TreeMap<>(several.getRoots()).entrySet()) {
                @SuppressWarnings("unchecked") // the roots are those of this very model
                Node<T> node = (Node<T>) root.getValue();
                trees.add(tree(node, List.of(root.getKey()), new int[] {labels.indexOf(root.getKey())}));
            }
        } else {
            trees.add(tree(
                    model.getRoot(), labels, IntStream.range(0, labels.size()).toArray()));
        }
        String kind = task.type().getSimpleName().equals("Label") ? "a decision tree" : "a regression tree";
        return new CompiledTrees(set, termOf, trees, trees.size() == 1 ? kind : kind + " for each of its numbers");
    }

    private Tree tree(Node<T> root, List<String> labels, int[] places) throws NotCompiled {
        if (IntStream.of(places).anyMatch(place -> place < 0)) {
            throw new NotCompiled("its trees give other numbers than it does");
        }
        List<Node<T>> nodes = new ArrayList<>(List.of(root));
        List<LeafNode<T>> leaves = new ArrayList<>();
        List<int[]> links = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof SplitNode<T> split) {
                links.add(new int[] {nodes.size(), nodes.size() + 1});
                nodes.add(split.getLessThanOrEqual());
                nodes.add(split.getGreaterThan());
            } else {
                links.add(new int[] {leaves.size(), leaves.size()});
                leaves.add((LeafNode<T>) nodes.get(i));
            }
        }
        double[][] byLabel = new double[labels.size()][leaves.size()];
        int[] prediction = new int[leaves.size()];
        Example<T> none = new ArrayExample<>(task.factory().getUnknownOutput());
        for (int leaf = 0; leaf < prediction.length; leaf++) {
            task.read(leaves.get(leaf).getPrediction(0, none), labels, leaf, prediction, byLabel);
        }
        return new Tree(
                nodes.stream()
                        .mapToInt(node -> node instanceof SplitNode<T> split ? split.getFeatureID() : -1)
                        .toArray(),
                nodes.stream()
                        .mapToDouble(node -> node instanceof SplitNode<T> split ? split.splitValue() : 0)
                        .toArray(),
                links.stream().mapToInt(link -> link[0]).toArray(),
                links.stream().mapToInt(link -> link[1]).toArray(),
                places,
                byLabel,
                prediction);
    }
}
