package io.nightjar.quality;

/**
 * A value and how often it stands in a column.
 *
 * @param rows at least so many
 */
public record Counted<T>(T value, long rows) {}
