package io.nightjar.scoring;

import io.nightjar.table.ColumnType;
import java.util.Optional;

/**
 * What a column of an output table means, for people and catalogues.
 *
 * @param unit of its values, for example {@code probability, 0 to 1}; empty where there is none
 * @param meaning one sentence
 * @param ofClass the class whose probability it holds, exactly as the model names it
 */
public record ColumnDescription(String name, ColumnType type, String unit, String meaning, Optional<String> ofClass) {}
