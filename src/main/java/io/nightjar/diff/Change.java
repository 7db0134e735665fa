package io.nightjar.diff;

/**
 * Something that is not the same.
 *
 * @param area input, model, features, policy, settings or code
 * @param what it is
 * @param before in the first run; a dash where it was not there
 * @param after in the second run
 */
public record Change(String area, String what, String before, String after) {}
