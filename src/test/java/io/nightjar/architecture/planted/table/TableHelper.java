package io.nightjar.architecture.planted.table;

/** Its name is no word of the field. */
final class TableHelper {}
