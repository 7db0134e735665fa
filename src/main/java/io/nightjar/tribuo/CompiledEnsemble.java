package io.nightjar.tribuo;

import io.nightjar.tribuo.BatchFeatures.Scratch;
import java.util.Arrays;
import java.util.List;

/** Several models and what makes one answer of theirs. */
record CompiledEnsemble(List<Member> members, Combiner combiner, String describe) implements CompiledModel {

    /** One of them. */
    static final class Member {
        private final CompiledModel model;
        private final float weight;
        private final int[] labelOf;

        /**
         * @param weight as Tribuo keeps it
         * @param labelOf by the member's label, the ensemble's
         */
        Member(CompiledModel model, float weight, int[] labelOf) {
            this.model = model;
            this.weight = weight;
            this.labelOf = labelOf;
        }

        CompiledModel model() {
            return model;
        }

        float weight() {
            return weight;
        }

        int[] labelOf() {
            return labelOf;
        }
    }

    /** Tribuo's ways. */
    enum Combiner {
        /** Each member has its weight in votes. */
        VOTES,
        /** The members' scores, weighted, and divided by the sum of all. */
        SCORES,
        /** The members' numbers, averaged one after another. */
        AVERAGE
    }

    @Override
    public void answer(BatchFeatures features, Answers answers, int from, int to) {
        double[][] scores = answers.scores();
        for (double[] ofLabel : scores) {
            Arrays.fill(ofLabel, from, to, 0.0);
        }
        Scratch room = features.scratch(this, scores.length + 1);
        double[] sums = room.figures()[scores.length];
        Arrays.fill(sums, from, to, 0.0);
        double weights = 0;
        for (Member member : members) {
            Answers of = new Answers(Arrays.copyOf(room.figures(), member.labelOf().length), room.prediction());
            member.model().answer(features, of, from, to);
            weights += member.weight();
            switch (combiner) {
                case VOTES -> vote(member, of, features, scores, from, to);
                case SCORES -> weigh(member, of, scores, sums, from, to);
                case AVERAGE -> average(member, of, scores, weights, from, to);
            }
        }
        if (combiner == Combiner.AVERAGE) {
            return;
        }
        for (int row = from; row < to; row++) {
            double sum = combiner == Combiner.VOTES ? weights : sums[row];
            for (double[] ofLabel : scores) {
                ofLabel[row] /= sum;
            }
        }
        answers.predict(from, to);
    }

    /** A member that names no class makes Tribuo throw. */
    private static void vote(Member member, Answers of, BatchFeatures features, double[][] scores, int from, int to) {
        for (int row = from; row < to; row++) {
            int label = of.prediction()[row];
            if (label < 0) {
                features.refuse(row);
            } else {
                scores[member.labelOf()[label]][row] += member.weight();
            }
        }
    }

    private static void weigh(Member member, Answers of, double[][] scores, double[] sums, int from, int to) {
        for (int label = 0; label < member.labelOf().length; label++) {
            double[] ofMember = of.scores()[label];
            double[] ofAll = scores[member.labelOf()[label]];
            for (int row = from; row < to; row++) {
                double score = member.weight() * ofMember[row];
                sums[row] += score;
                ofAll[row] += score;
            }
        }
    }

    /** @param weights of the members up to this one */
    private static void average(Member member, Answers of, double[][] scores, double weights, int from, int to) {
        double share = member.weight() / weights;
        for (int label = 0; label < scores.length; label++) {
            double[] ofMember = of.scores()[label];
            double[] mean = scores[member.labelOf()[label]];
            for (int row = from; row < to; row++) {
                mean[row] += share * (ofMember[row] - mean[row]);
            }
        }
    }
}
