// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/credentials.h"
#include "core/result.h"
#include "live/connectionprofile.h"
#include "live/sessionsource.h"

#include <QDialog>
#include <QFuture>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

class QPushButton;

namespace sessionscope {
class Settings;
}

namespace sessionscope::live {
class CredentialResolver;
class ProfileStore;
} // namespace sessionscope::live

namespace sessionscope::gui {

class FileChooser;

namespace Ui {
class ConnectionDialog;
}

//! Calls the API with a profile that need not be saved. Without credentials they come from where
//! the profile says. Completes exactly once, with Error::Cancelled after a stop request.
using TestConnection = std::function<QFuture<Result<live::FetchedSnapshot>>(
    live::ConnectionProfile, std::optional<cloud::Credentials>, std::stop_token)>;

//! What the dialogs on connections work with; all of it outlives them.
struct ConnectionServices
{
    live::ProfileStore &profiles;
    live::CredentialResolver &credentials;
    const Settings &settings;
    FileChooser &files;
    QString aliyunConfigPath; //!< ~/.aliyun/config.json
    TestConnection test;
};

//! Adds a connection, or changes one. Saves by itself: the secrets first, then the profile, both
//! without blocking; the dialog stays open with all that was typed until both are kept. Secrets
//! are shown to nobody: those of a saved connection are not even read, an empty field leaves them
//! as they are.
//!
//! Closing it gives up a test under way. What the keychain has been asked to do cannot be taken
//! back: closed while saving, the connection may be saved all the same.
class ConnectionDialog final : public QDialog
{
    Q_OBJECT

public:
    //! For a new connection.
    explicit ConnectionDialog(ConnectionServices services, QWidget *parent = nullptr);
    //! For a saved one.
    ConnectionDialog(ConnectionServices services, const live::ConnectionProfile &profile,
                     QWidget *parent = nullptr);
    ~ConnectionDialog() override;

    void done(int result) override;

signals:
    //! Before accepted().
    void saved(const QString &profileId);

private:
    enum class Activity { None, Testing, Saving };

    static QString testMessage(const live::FetchedSnapshot &fetched, quint32 sources);
    static QString serverTestMessage(const live::FetchedSnapshot &fetched, quint32 sources);

    void setUp(const live::ConnectionProfile &profile);
    void test();
    void finishTest(quint64 run, const Result<live::FetchedSnapshot> &fetched);
    void save();
    void finishSave(quint64 run, const Result<live::ConnectionProfile> &result);
    void stop();
    void showError(const Error &error, const QString &message);
    void clearStatus();
    void setActivity(Activity activity);

    const std::unique_ptr<Ui::ConnectionDialog> m_ui;
    const ConnectionServices m_services;
    const bool m_isNew;
    QPushButton *m_testButton = nullptr;
    Activity m_activity = Activity::None;
    quint64 m_run = 0; // number of the test or save under way; answers to earlier ones are late
    std::stop_source m_stop;
    QPointer<QWidget> m_focusBefore; // the test or save under way
    std::optional<Error> m_error;
};

} // namespace sessionscope::gui
