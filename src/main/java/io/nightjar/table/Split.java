package io.nightjar.table;

/**
 * A range of row groups of one file: the unit of parallel work and of restart.
 *
 * @param index place of the split in the plan, from 0; results are folded and parts joined in this order
 * @param file the frozen file
 * @param firstRowGroup first row group, from 0
 * @param rowGroups how many, at least 1
 * @param firstRow position in the file of its first row, from 0
 * @param rows how many rows
 */
public record Split(int index, DataFile file, int firstRowGroup, int rowGroups, long firstRow, long rows) {}
