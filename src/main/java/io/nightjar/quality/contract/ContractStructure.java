package io.nightjar.quality.contract;

import io.nightjar.run.Contract;
import io.nightjar.run.Contract.OfType;
import io.nightjar.run.Contract.Present;
import io.nightjar.run.Contract.Rule;
import io.nightjar.table.Column;
import io.nightjar.table.DataFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the footers of a night's files say of its contract: columns that are gone, new, or of another type. */
public final class ContractStructure {
    private final Contract contract;
    private final List<DataFile> files;

    /** @param files in the order of the plan */
    public ContractStructure(Contract contract, List<DataFile> files) {
        this.contract = contract;
        this.files = List.copyOf(files);
    }

    /** What is wrong about a rule on the column as a whole; empty where nothing is, or the rule is of rows. */
    public Optional<String> violation(Rule rule) {
        if (rule.check() instanceof Present) {
            return files.stream()
                    .filter(file -> find(file, rule.column()).isEmpty())
                    .findFirst()
                    .map(file -> "it is not in " + file.location());
        }
        if (rule.check() instanceof OfType asked) {
            for (DataFile file : files) {
                Optional<Column> column = find(file, rule.column());
                if (column.isPresent() && column.get().type() != asked.type()) {
                    return Optional.of("it is " + column.get().type().label() + " in " + file.location() + ", not "
                            + asked.type().label());
                }
            }
        }
        return Optional.empty();
    }

    /** Columns that the contract does not name, each with the first file that has it, in the order of files. */
    public Map<String, String> undeclared() {
        Map<String, String> undeclared = new LinkedHashMap<>();
        for (DataFile file : files) {
            for (String name : file.schema().names()) {
                if (!contract.columns().contains(name)) {
                    undeclared.putIfAbsent(name, file.location());
                }
            }
        }
        return undeclared;
    }

    /** The column as all files have it; empty where one has not, or of another type. */
    public Optional<Column> agreed(String name) {
        Optional<Column> agreed = files.stream().findFirst().flatMap(file -> find(file, name));
        for (DataFile file : files) {
            Optional<Column> here = find(file, name);
            if (agreed.isEmpty()
                    || here.isEmpty()
                    || here.get().type() != agreed.get().type()) {
                return Optional.empty();
            }
            agreed = agreed.get().isOptional() ? agreed : here;
        }
        return agreed;
    }

    private static Optional<Column> find(DataFile file, String name) {
        return file.schema().find(name);
    }
}
