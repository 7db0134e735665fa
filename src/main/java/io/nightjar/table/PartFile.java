package io.nightjar.table;

/**
 * A closed, synced and read-back part of an output table.
 *
 * @param location where it stands
 * @param rows how many
 * @param bytes its size
 * @param sha256 of its bytes, lower-case hex
 */
public record PartFile(String location, long rows, long bytes, String sha256) {}
