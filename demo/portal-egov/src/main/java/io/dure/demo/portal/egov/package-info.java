/** The portal as an eGovFrame 3.9 application is built: javax.servlet on Tomcat 9. */
package io.dure.demo.portal.egov;
