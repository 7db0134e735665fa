package io.nightjar.tribuo;

/** A model as arrays. Immutable. */
sealed interface CompiledModel permits CompiledLinear, CompiledFactors, CompiledTrees, CompiledEnsemble {

    /** Answers the rows from {@code from} up to {@code to} as Tribuo does, to the last bit. */
    void answer(BatchFeatures features, Answers answers, int from, int to);

    /** In one phrase for people, for example {@code a linear model of 2 classes}. */
    String describe();
}
