package io.nightjar.job;

import io.nightjar.scoring.Weights;
import io.nightjar.storage.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** What two trainings can be compared by: files of models hold the time of their training and always differ. */
final class WeightsDigest {

    private WeightsDigest() {}

    /** SHA-256 of the names, each with a line feed, then of the bits of the values, the first output's first. */
    static String of(Weights weights) {
        MessageDigest digest = Sha256.digest();
        for (List<String> names : List.of(weights.outputs(), weights.features())) {
            names.forEach(name -> digest.update((name + "\n").getBytes(StandardCharsets.UTF_8)));
        }
        ByteBuffer row = ByteBuffer.allocate(weights.features().size() * Long.BYTES);
        for (int output = 0; output < weights.outputs().size(); output++) {
            row.clear();
            for (int feature = 0; feature < weights.features().size(); feature++) {
                row.putLong(Double.doubleToRawLongBits(weights.value(output, feature)));
            }
            digest.update(row.array());
        }
        return Sha256.hex(digest);
    }
}
