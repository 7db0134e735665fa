package io.nightjar.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What texts look like, as a regular expression: runs of capitals, small letters and digits, and what stands between. */
final class TextShape {
    private static final int FEWEST = 5;
    private static final int LONGEST = 8;
    private static final String ESCAPED = "\\.[]{}()*+?^$|&-";

    private TextShape() {}

    /** A run of one kind of characters. */
    private record Piece(String kind, int least, int most) {
        Piece with(Piece other) {
            return new Piece(kind, Math.min(least, other.least), Math.max(most, other.most));
        }

        String regex() {
            if (least == most) {
                return kind + (least == 1 ? "" : "{" + least + "}");
            }
            return kind + "{" + least + "," + most + "}";
        }
    }

    /** Empty where they have no common shape, or are too few to tell. */
    static Optional<String> of(Collection<String> texts) {
        List<Piece> common = List.of();
        for (String text : texts) {
            List<Piece> pieces = pieces(text);
            if (common.isEmpty()) {
                common = pieces;
            } else if (common.size() != pieces.size()) {
                return Optional.empty();
            } else {
                List<Piece> both = new ArrayList<>();
                for (int i = 0; i < pieces.size(); i++) {
                    if (!common.get(i).kind().equals(pieces.get(i).kind())) {
                        return Optional.empty();
                    }
                    both.add(common.get(i).with(pieces.get(i)));
                }
                common = both;
            }
        }
        if (texts.size() < FEWEST || common.isEmpty() || common.size() > LONGEST) {
            return Optional.empty();
        }
        StringBuilder regex = new StringBuilder();
        common.forEach(piece -> regex.append(piece.regex()));
        return Optional.of(regex.toString());
    }

    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        text.codePoints().forEach(character -> {
            String kind = kind(character);
            int last = pieces.size() - 1;
            if (last >= 0 && pieces.get(last).kind().equals(kind)) {
                int more = pieces.get(last).most() + 1;
                pieces.set(last, new Piece(kind, more, more));
            } else {
                pieces.add(new Piece(kind, 1, 1));
            }
        });
        return pieces;
    }

    private static String kind(int character) {
        if (character >= 'A' && character <= 'Z') {
            return "[A-Z]";
        }
        if (character >= 'a' && character <= 'z') {
            return "[a-z]";
        }
        if (character >= '0' && character <= '9') {
            return "[0-9]";
        }
        String one = Character.toString(character);
        return ESCAPED.indexOf(character) < 0 ? one : "\\" + one;
    }
}
