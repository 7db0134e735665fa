package io.nightjar.quality;

/**
 * How many rows were predicted to be of a class.
 *
 * @param label the class
 */
public record ClassCount(String label, long rows) {}
