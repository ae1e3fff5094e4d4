// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/credentials.h"
#include "gui/formfield.h"
#include "live/connectionprofile.h"

#include <QLabel>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace sessionscope::gui {

class FieldHint;
class FormRows;
class FileChooser;

namespace Ui {
class ConnectionForm;
}

//! The fields of a connection: fills them from a profile, reads them back, and says under each one
//! what is wrong with it. Nothing is corrected: what was typed is what profile() gives.
class ConnectionForm final : public QWidget
{
    Q_OBJECT

public:
    enum class Purpose { Save, Test };

    explicit ConnectionForm(QWidget *parent = nullptr);
    ~ConnectionForm() override;

    //! What the form needs to know beside the profile. \a files outlives the form.
    void setServices(FileChooser &files, const QString &aliyunConfigPath);
    //! \a isStored: the profile is a saved one, and its secrets are kept where it says.
    void setProfile(const live::ConnectionProfile &profile, bool isStored);

    //! Takes over what \a profile is about: instance, endpoint, name and quota.
    void setTarget(const live::ConnectionProfile &profile);

    live::ConnectionProfile profile() const;
    //! The key with the secret and token as typed, without blanks around or within them; or the
    //! Redis user and the password as it is. Nothing if no secret is typed or the profile takes its
    //! credentials from elsewhere.
    std::optional<cloud::Credentials> typedCredentials() const;
    //! What the list of connections has against the name; until something is changed.
    void setNameProblem(const QString &problem);
    //! Shows all problems, those of untouched fields too, and goes to the first one. False if
    //! there is any; a test needs no name.
    bool check(Purpose purpose);
    //! What is wrong with the keychain, shown while it is chosen.
    void setKeychainRemark(const QString &remark);
    //! Goes to where the credentials come from.
    void chooseOtherSource();
    //! Empties the fields of secrets, their undo history included.
    void wipeSecrets();

    //! The policy that allows reading the sessions, \a further actions ("hdm:...") and no more.
    static QString ramPolicy(const QStringList &further = {});

signals:
    void changed();
    //! The user wants to choose the instance from a list.
    void instanceListRequested();

private:
    void connectAll();
    void handleChange();
    void updateState();
    void setRowVisible(QLabel *label, FieldHint *hint, bool visible);
    void updateKind();
    void updateSource();
    void takeLogin(const QString &user, const Secret &password);
    void updateAdvanced();
    void updateHints();
    void updateCredentialHints();
    void browseCaFile();

    QString sourceRemark() const;
    QString instanceIdRemark() const;
    live::ConnectionKind kind() const;

    bool isRedis() const { return kind() == live::ConnectionKind::Redis; }

    live::CredentialSource source() const;
    //! Secret and token can be typed here.
    bool takesSecrets() const;
    bool hasTypedSecret() const;
    //! The keychain holds a secret, and it stays there if none is typed.
    bool keepsStoredSecret() const;
    //! In the order on the screen, those of the kind alone.
    std::vector<FormField> fields() const;
    QString secretProblem() const;
    QString secretRemark() const;

    const std::unique_ptr<Ui::ConnectionForm> m_ui;
    std::unique_ptr<FormRows> m_rows;
    FileChooser *m_files = nullptr;
    QString m_aliyunConfigPath;
    QString m_aliyunProblem;
    QString m_keychainRemark;
    live::ConnectionProfile m_original;
    bool m_isStored = false;
    bool m_showAll = false; // until then untouched fields are not complained about
    QString m_nameProblem;
};

} // namespace sessionscope::gui
