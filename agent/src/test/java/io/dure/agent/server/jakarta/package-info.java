/** The application under test, as a jakarta one. */
package io.dure.agent.server.jakarta;
