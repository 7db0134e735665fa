package io.nightjar.job;

import io.nightjar.table.Schema;
import io.nightjar.table.Split;

/**
 * The scoring of one split: small, and enough to do it anywhere that has the files and the bundle.
 *
 * @param read the columns to read, keys first
 * @param key the keys among them
 * @param batchRows the most rows of a batch
 * @param part where its scored rows go
 * @param rejects where its rejected rows go; no file where there are none
 */
record SplitTask(Split split, Schema read, Schema key, int batchRows, String part, String rejects) {}
