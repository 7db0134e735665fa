package io.nightjar.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
    private static final ProcessIdentity SELF = ProcessIdentity.current();

    @Test
    void thisProcessLivesAndOneWithItsIdAndAnotherStartIsDead() {
        assertThat(SELF.isDead(SELF)).isFalse();
        assertThat(new ProcessIdentity(SELF.host(), SELF.pid(), SELF.start() + "0", SELF.boot()).isDead(SELF))
                .isTrue();
        assertThat(new ProcessIdentity(SELF.host(), Integer.MAX_VALUE, SELF.start(), SELF.boot()).isDead(SELF))
                .isTrue();
    }

    @Test
    void ofAnotherHostBootOrNameSpaceNothingIsKnown() {
        ProcessIdentity dead = new ProcessIdentity(SELF.host(), Integer.MAX_VALUE, "1", SELF.boot());
        assertThat(dead.isDead(SELF)).isTrue();
        assertThat(new ProcessIdentity("elsewhere", dead.pid(), "1", SELF.boot()).isDead(SELF))
                .isFalse();
        assertThat(new ProcessIdentity(SELF.host(), dead.pid(), "1", "another boot").isDead(SELF))
                .isFalse();
        assertThat(new ProcessIdentity(SELF.host(), dead.pid(), "1", "").isDead(SELF))
                .isFalse();
        assertThat(new ProcessIdentity(SELF.host(), dead.pid(), "", SELF.boot()).isDead(SELF))
                .isFalse();
    }
}
