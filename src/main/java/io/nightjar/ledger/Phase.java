package io.nightjar.ledger;

/**
 * A part of a launch: plan, score, judge or publish.
 *
 * @param seconds how long it took
 */
public record Phase(String name, double seconds) {}
