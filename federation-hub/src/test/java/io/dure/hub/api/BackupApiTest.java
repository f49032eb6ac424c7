package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackupApiTest extends ApiTest {
    @Test
    void anAdministratorMakesACopyAndNobodyElse() {
        Reply refused = signedIn("oscar").post(API + "/backup", "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(hub.acts).isEmpty();

        Reply made = signedIn("ada").post(API + "/backup", "");

        assertThat(made.status()).isEqualTo(201);
        assertThat(hub.acts).containsExactly("backup");
        assertThat(new Schemas(tree(browser().get(API + "/openapi.json"))).violations("Backup", tree(made)))
                .isEmpty();
    }
}
