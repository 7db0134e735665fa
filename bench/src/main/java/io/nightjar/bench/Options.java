package io.nightjar.bench;

import java.util.List;

/**
 * What is to be measured.
 *
 * @param mode which measurement
 * @param workloads letters
 * @param contenders parts of names, one of which a contender's label must contain; empty for all
 * @param rows the scale: rows of table a
 * @param rounds how often each contender runs
 * @param slowRounds how often those that get a fifth of the table run
 * @param name of the files that keep the results
 * @param under words of a command in front of each measured process; often none
 */
record Options(
        Mode mode,
        String workloads,
        List<String> contenders,
        long rows,
        int rounds,
        int slowRounds,
        String name,
        List<String> under) {
    static final long QUICK_ROWS = 200_000;

    /** The measurements there are. */
    enum Mode {
        /** All contenders at full size. */
        TABLE("table"),
        /** The same, small: shows that all give the same scores. */
        QUICK("quick"),
        /** Bounded memory and time that grows with the rows. */
        MEMORY("memory"),
        /** What a file costs. */
        SMALL_FILES("small-files"),
        /** Where the engine's time goes. */
        PROFILE("profile"),
        /** What the engine's stages cost a row. */
        KERNELS("kernels");

        private final String results;

        Mode(String results) {
            this.results = results;
        }
    }

    static Options parse(List<String> args) {
        Mode mode = Mode.TABLE;
        String workloads = "abcde";
        List<String> contenders = List.of();
        long rows = 0;
        int rounds = 0;
        int slowRounds = 0;
        String name = "";
        List<String> under = List.of();
        for (int i = 0; i < args.size(); i++) {
            switch (args.get(i)) {
                case "--quick" -> mode = Mode.QUICK;
                case "--memory" -> mode = Mode.MEMORY;
                case "--small-files" -> mode = Mode.SMALL_FILES;
                case "--profile" -> mode = Mode.PROFILE;
                case "--kernels" -> mode = Mode.KERNELS;
                case "--workloads" -> workloads = args.get(++i);
                case "--contenders" -> contenders = List.of(args.get(++i).split(","));
                case "--rows" -> rows = Long.parseLong(args.get(++i));
                case "--rounds" -> rounds = Integer.parseInt(args.get(++i));
                case "--slow-rounds" -> slowRounds = Integer.parseInt(args.get(++i));
                case "--name" -> name = args.get(++i);
                case "--under" -> under = List.of(args.get(++i).strip().split(" +"));
                default ->
                    throw new IllegalArgumentException("unknown option " + args.get(i) + "; see bench/README.md");
            }
        }
        long defaultRows = mode == Mode.QUICK ? QUICK_ROWS : 20_000_000;
        int defaultRounds = mode == Mode.QUICK ? 1 : mode == Mode.TABLE ? 5 : 3;
        int each = rounds == 0 ? defaultRounds : rounds;
        return new Options(
                mode,
                workloads,
                contenders,
                rows == 0 ? defaultRows : rows,
                each,
                slowRounds == 0 ? each : Math.min(slowRounds, each),
                name.isEmpty() ? mode.results : name,
                under);
    }

    boolean wants(Contender contender) {
        // The engine is what all others are compared with.
        return contenders.isEmpty()
                || contender.name().equals(Contenders.ENGINE)
                || contenders.stream().anyMatch(contender.label()::contains);
    }
}
