package io.dure.auth.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Reason;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindRefusalTest {
    @ParameterizedTest
    @CsvSource({
        "52e, WRONG_PASSWORD, false",
        "52f, ACCOUNT_RESTRICTED, false",
        "530, NOT_AT_THIS_TIME, true",
        "531, NOT_FROM_HERE, true",
        "532, PASSWORD_EXPIRED, true",
        "533, ACCOUNT_DISABLED, true",
        "701, ACCOUNT_EXPIRED, true",
        "773, PASSWORD_MUST_CHANGE, true",
        "775, ACCOUNT_LOCKED, false",
        "5a0, WRONG_PASSWORD, false",
    })
    void subCodesOfActiveDirectoryHaveTheirWords(String code, Reason reason, boolean mayBeTold) {
        assertThat(BindRefusal.of(subCode(code), Optional.empty(), Kind.ACTIVE_DIRECTORY, true))
                .contains(new Rejected(reason, "AD " + code));
        assertThat(reason.mayBeTold()).isEqualTo(mayBeTold);
    }

    @Test
    void unknownUserIsNotFound() {
        assertThat(BindRefusal.of(subCode("525"), Optional.empty(), Kind.ACTIVE_DIRECTORY, false))
                .contains(new NotFound());
    }

    @Test
    void subCodesMeanNothingElsewhere() {
        assertThat(BindRefusal.of(subCode("533"), Optional.empty(), Kind.LDAP, false))
                .contains(new Rejected(Reason.BAD_CREDENTIALS, "code 49"));
    }

    @Test
    void halfAHandshakeIsNoWrongPassword() {
        assertThat(BindRefusal.of(
                        new LDAPException(ResultCode.SASL_BIND_IN_PROGRESS, "SASL bind in progress"),
                        Optional.empty(),
                        Kind.LDAP,
                        true))
                .isEmpty();
    }

    @Test
    void brokenConnectionIsNoAnswerWhateverItsText() {
        assertThat(BindRefusal.of(
                        new LDAPException(ResultCode.SERVER_DOWN, "data 52e"),
                        Optional.empty(),
                        Kind.ACTIVE_DIRECTORY,
                        true))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', ",
        "3000, ",
        "3003810100, EXPIRED",
        "3003810101, LOCKED",
        "3003810102, MUST_CHANGE",
        "3003810107, ",
        "30038101ff, ",
        "3005a003800105, ",
        "3008a003800105810101, LOCKED",
        "30088003800105810101ff, ",
        "3003810200, ",
        "300381, ",
        "30ff810100, ",
        "04038101, ",
    })
    void policyIsReadFromItsBytesAndFromNothingElse(String bytes, PasswordPolicy policy) {
        assertThat(PasswordPolicy.decode(HexFormat.of().parseHex(bytes))).isEqualTo(Optional.ofNullable(policy));
    }

    private static LDAPException subCode(String code) {
        String text =
                "80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data " + code + ", v1db1\0";
        return new LDAPException(
                new LDAPResult(1, ResultCode.INVALID_CREDENTIALS, text, "", new String[0], new Control[0]));
    }
}
