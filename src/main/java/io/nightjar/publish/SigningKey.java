package io.nightjar.publish;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.storage.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** An Ed25519 key that signs receipts and the chain of publications. */
public final class SigningKey {
    /** The one algorithm; signatures of it repeat, so that equal receipts stay equal. */
    public static final String ALGORITHM = "Ed25519";

    private final PrivateKey key;
    private final PublicKey publicKey;

    private SigningKey(PrivateKey key, PublicKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /**
     * Of a key store, PKCS#12 as {@code keytool -genkeypair -keyalg Ed25519} makes it.
     *
     * @param location for messages
     * @param alias the key's name in it
     * @throws NightjarException SETTINGS_INVALID where it holds no such key, or the password is another
     */
    public static SigningKey of(String location, byte[] store, char[] password, String alias) {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(new ByteArrayInputStream(store), password);
            @Nullable Key key = keys.getKey(alias, password);
            @Nullable Certificate certificate = keys.getCertificate(alias);
            if (!(key instanceof PrivateKey signing) || certificate == null) {
                throw unusable(location, "it holds no key '" + alias + "'");
            }
            if (!certificate.getPublicKey().getAlgorithm().matches("EdDSA|Ed25519")) {
                throw unusable(location, "key '" + alias + "' is not of " + ALGORITHM);
            }
            return new SigningKey(signing, certificate.getPublicKey());
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(location, "it cannot be opened with the password that receipts.key-password names");
        }
    }

    /**
     * The public key of a certificate, as {@code keytool -exportcert} writes it.
     *
     * @throws NightjarException USAGE where it is none
     */
    public static PublicKey publicKey(String location, byte[] certificate) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate))
                    .getPublicKey();
        } catch (GeneralSecurityException e) {
            throw NightjarException.of(ErrorCode.USAGE, location + " is not a certificate")
                    .notDone("Nothing was checked.")
                    .next("keytool -exportcert -keystore KEYSTORE -alias NAME -file " + location);
        }
    }

    private static NightjarException unusable(String location, String why) {
        return NightjarException.of(ErrorCode.SETTINGS_INVALID, "receipts.key-store: " + location + ": " + why)
                .notDone("Nothing was run.")
                .next("keytool -list -keystore " + location);
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /** Which key it is: SHA-256 of the public key as X.509 encodes it. */
    public String id() {
        return idOf(publicKey);
    }

    static String idOf(PublicKey key) {
        return Sha256.of(key.getEncoded());
    }

    /** Signs a text; in base 64. */
    public String sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of " + ALGORITHM + " signs", e);
        }
    }

    /** Whether the holder of the key has signed the text. */
    public static boolean isSignature(PublicKey key, String text, String value) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(value));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
