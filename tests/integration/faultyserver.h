// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/dasendpoint.h"
#include "faulttable.h"
#include "support/certificates.h"

#include <QRegularExpression>
#include <QTcpServer>

#include <memory>

namespace sessionscope::testing {

//! Checks what it is asked by the clock of this computer, and does wrong what a row says. Lives in
//! the thread of the test.
class FaultyServer final
{
public:
    //! Sessions that never change; enough of them for the answer to be decoded while it arrives.
    static constexpr int kSessions = 1'000;

    FaultyServer();

    //! False, with a warning, if the row is wrong or the port cannot be had.
    bool listen(Certificates &certificates, Tls tls);
    //! From the next request on.
    void setFaults(const QStringList &faults);
    void setFaultless();

    int requestCount() const { return m_endpoint->requestCount(); }

    //! How often somebody came to where redirects lead.
    int strayCount() const { return m_strayCount; }

    //! The sentence of \a row, as it must read for this server; matches the whole of a text.
    QRegularExpression sentence(const FaultRow &row) const;

    QString url() const;
    QString host() const; //!< "127.0.0.1:port"

    static QString instanceId();
    static cloud::Credentials credentials();

private:
    QString filledIn(QString text) const;

    SystemClock m_clock;
    std::unique_ptr<demo::DasEndpoint> m_endpoint;
    QTcpServer m_other; // where redirects lead to
    int m_strayCount = 0;
    bool m_isTls = false;
};

} // namespace sessionscope::testing
