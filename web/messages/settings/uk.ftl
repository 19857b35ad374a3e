# Адміністрування: люди, календар, тексти громади, журнал змін.

settings-save = Зберегти
settings-saving = Зберігаємо…
settings-undo = Повернути, як було

meanwhile-title = Поки ви працювали, це змінив хтось інший
meanwhile-fields = Змінилося: { $fields }.
meanwhile-kept = Нічого не збережено, набране лишилося. Якщо підете далі, ваші зміни ляжуть на те, що є тепер.
meanwhile-accept = Прочитано, продовжую

## Люди

members-title = Люди
members-add = Додати людину
members-search = Ім’я, логін або організація
members-role-operator = Оператори
members-role-executor = Виконавці
members-role-official = Посадовці
members-role-administrator = Адміністратори
members-count =
    { $count ->
        [one] { $count } обліковий запис
        [few] { $count } облікові записи
       *[many] { $count } облікових записів
    }
members-none-title = Нікого не знайшли
members-none-text = Приберіть роль або змініть слова пошуку.
members-way-password = пароль
members-way-oidc = провайдер
members-way-oidc-waits = провайдер, ще не входили
members-way-second = другий фактор
members-way-none = увійти нічим
members-out = доступ закрито
members-back = До списку
members-new = Нова людина
members-missing-title = Такого запису немає
members-missing-text = Можливо, адреса неповна. Виберіть людину зі списку.

members-login-is = Логін: { $login }.
members-login-hint = Його набирають під час входу. Змінити потім не можна.
members-name = Ім’я
members-name-hint = Як підписувати людину для інших.
members-needed-name = Напишіть ім’я.
members-role = Роль
members-may-operator = Приймає дзвінки, реєструє й перевіряє заявки, бачить дані заявників.
members-may-executor = Бачить заявки своєї організації без даних заявників і звітує про виконання.
members-may-official = Бачить усі заявки без персональних даних, нічого не змінює.
members-may-administrator = Налаштовує види заявок, виконавців, людей, календар і тексти. У розгляді заявок участі не бере.
members-organisation = Організація
members-choose = Виберіть
members-needed-organisation = Виберіть, у якій організації працює виконавець.

members-ways = Як входить
members-has-password = Пароль є. Прочитати його не може ніхто, можна лише встановити новий.
members-has-no-password = Пароля немає.
members-new-password = Новий пароль
members-password-hint = Від 10 знаків. Його побачите лише тут і лише тепер. Порожнє поле нічого не змінює.
members-make = Скласти
members-once = Пароль для { $login }. Передайте його людині: показати ще раз не вийде.
members-once-done = Уже передано
members-needed-way = Встановіть пароль або дозвольте вхід через провайдера, інакше людина не ввійде.
members-oidc = Через провайдера ідентифікації
members-oidc-named = Через «{ $name }»
members-oidc-hint = Запис належатиме тому, хто першим увійде там із таким самим логіном.
members-oidc-linked = Уже входили. Якщо зняти позначку, зв’язок із людиною в провайдера забудеться.
members-remove-password = Прибрати пароль
members-remove-password-hint = Входити можна буде тільки через провайдера.
members-reset-second = Скинути другий фактор
members-reset-second-hint = Для тих, хто загубив телефон. До нового налаштування вистачить пароля.
members-no-second = Другий фактор не налаштовано. Кожен вмикає його для себе сам: у меню свого запису, «Вхід і безпека».

members-ends = Після збереження людині доведеться ввійти знову на всіх пристроях:
members-ends-role = нова роль
members-ends-organisation = нова організація
members-ends-password = новий пароль
members-ends-password-removed = пароль прибрано
members-ends-oidc = вхід через провайдера заборонено
members-ends-second-factor = другий фактор скинуто
members-ends-own = Це ваш власний запис: увійти знову доведеться й вам.

members-create = Створити запис
members-saved = Збережено.
members-added = Запис створено.
members-access = Доступ
members-in = Людина може входити. Якщо закрити доступ, її сеанси закінчаться одразу. Запис лишиться: на ньому тримається історія заявок.
members-in-own = Це ваш власний запис. Якщо закрити доступ, ваш сеанс закінчиться одразу.
members-out-since = Доступ закрито { $at }.
members-shut-out = Закрити доступ
members-let-in = Відкрити доступ
members-shut-out-done = { $name }: доступ закрито.
members-let-in-done = { $name }: доступ відкрито.

## Календар

calendar-title = Робочий календар
calendar-lead = За цим календарем рахують строки в робочих днях. Заявки приймають і поза робочими годинами.
calendar-example =
    { $days ->
        [one] Строк { $days } робочий день для заявки, прийнятої сьогодні, { $today }, спливає { $due }.
        [few] Строк { $days } робочі дні для заявки, прийнятої сьогодні, { $today }, спливає { $due }.
       *[many] Строк { $days } робочих днів для заявки, прийнятої сьогодні, { $today }, спливає { $due }.
    }
calendar-hours = Робочі години
calendar-hours-hint = День без годин — вихідний. Між двома проміжками — перерва.
calendar-day-off = вихідний
calendar-break = перерва { $from }–{ $to }
calendar-opens = { $day }: початок
calendar-closes = { $day }: кінець
calendar-remove-span = { $day }: прибрати { $from }–{ $to }
calendar-no-time = Напишіть час так: 08:30.
calendar-hours-wrong = Перевірте години: не всюди є початок і пізніший за нього кінець.
calendar-backwards = Кінець має бути пізніше за початок.
calendar-add-hours = Додати години
calendar-add-span = Ще проміжок
calendar-like-monday = З вівторка до п’ятниці як у понеділок
calendar-exceptions = Свята й перенесені дні
calendar-year = Рік
calendar-year-before = Попередній рік
calendar-year-after = Наступний рік
calendar-days-hint = Клацніть день, щоб зробити його вихідним або робочим; ще раз — щоб повернути. З клавіатури: стрілки, Enter, Page Up і Page Down — між місяцями.
calendar-days-hint-touch = Торкніться дня, щоб зробити його вихідним або робочим; ще раз — щоб повернути.
calendar-month-before = Попередній місяць
calendar-month-after = Наступний місяць
calendar-made-off = { $day }: тепер вихідний.
calendar-made-worked = { $day }: тепер робочий.
calendar-made-usual = { $day }: тепер як у звичайний тиждень.
calendar-legend = Позначки календаря
calendar-kind-usual = робочий день
calendar-kind-weekend = вихідний за тижнем
calendar-kind-holiday = свято або інший вихідний
calendar-kind-worked = робочий день у вихідний
calendar-no-exceptions = У { $year } році всі тижні звичайні. Додайте свята, які громада святкує, і вихідні, коли вона працює.
calendar-kind-of = { $day }: який це день
calendar-off = Вихідний
calendar-works = Робочий
calendar-name-of = { $day }: назва
calendar-name = Назва
calendar-remove-day = Прибрати { $day }
calendar-remove = Прибрати
calendar-idle-works = За тижнем цей день і так робочий.
calendar-idle-off = За тижнем цей день і так вихідний.
calendar-add = Додати день
calendar-day = День
calendar-add-day = Додати
calendar-needed-day = Виберіть день.
calendar-taken = { $day } уже є в календарі.
calendar-silence = Коли заявник мовчить
calendar-silent = Скільки днів чекати на відповідь
calendar-silent-hint = Якщо заявник стільки календарних днів не відповідає на звіт про виконання, заявку закривають самі собою. Від 1 до 365.
calendar-silent-wrong = Напишіть кількість днів від 1 до 365.
calendar-comments = Коментувати можна й ті заявки, які закрито без виконання
calendar-untouched = Зміни діятимуть для строків, які встановлять після збереження.
calendar-effect = Після збереження за новим календарем рахуватимуть нові строки. Ті, що вже встановлено, лишаться без змін.
calendar-saved = Календар збережено.

## Тексти

texts-title = Тексти громади
texts-lead = Листи заявникам і рядки на сторінках, де громада говорить від себе. Поки своїх слів немає, стоять початкові.
texts-search = Пошук у текстах
texts-own-only = Лише свої
texts-own = свій
texts-own-in = свій: { $languages }
texts-in-uk = укр.
texts-in-en = англ.
texts-in-uk-long = Українською
texts-in-en-long = Англійською
texts-count =
    { $count ->
        [one] { $count } текст
        [few] { $count } тексти
       *[many] { $count } текстів
    }
texts-none-title = Нічого не знайшли
texts-none-text = Змініть слова пошуку або приберіть позначку «Лише свої».
texts-none-own = Поки всі тексти початкові. Відкрийте будь-який і напишіть по-своєму.
texts-nothing = порожньо
texts-back = До текстів
texts-missing-title = Такого тексту немає
texts-missing-text = Виберіть текст зі списку.
texts-place-community = Підпис, контакт, хто веде карту
texts-place-statuses = Листи про стан заявки
texts-place-facts = Рядки листа про заявку
texts-place-answers = Листи з відповідями
texts-place-code = Лист із кодом для входу
texts-place-every-letter = Наприкінці кожного листа
texts-place-other = Інші тексти
texts-one-line = Один рядок, до { $longest } знаків.
texts-lines = Кілька рядків, до { $longest } знаків.
texts-variables = Змінні
texts-insert = Вставити:
texts-variable-number = номер заявки
texts-variable-service = вид заявки
texts-variable-executor = виконавець
texts-variable-date = дата
texts-variable-reason = причина
texts-variable-ground = підстава
texts-variable-where = куди звернутися
texts-variable-code = код
texts-variable-minutes = скільки хвилин
texts-variable-url = адреса сторінки
texts-default = Початковий текст
texts-default-empty = Початкового тексту немає.
texts-default-taken = У полі початковий текст. Він діятиме, коли збережете.
texts-to-default = Повернути початковий
texts-preview = Так це виглядатиме
texts-preview-stale = Тут останній варіант без помилок.
texts-silent = Поки тексту немає, цього рядка не видно.
texts-to-spot = Показати місце
texts-changed = Змінено: { $who }, { $at }.
texts-saved = Збережено. Нові листи й сторінки говоритимуть уже так.

## Журнал змін

audit-title = Хто що змінив
audit-lead = Усі зміни налаштувань, хай звідки їх зробили. Записи лишаються назавжди, паролів у них немає.
audit-kind = Що саме
audit-any-kind = Усе
audit-subject = Код, логін або ключ
audit-more = Показати давніші
audit-end = Це всі зміни.
audit-none-title = Таких змін немає
audit-none-text = Код, логін або ключ треба написати повністю, так, як він стоїть у записі.
audit-empty-title = Змін ще не було
audit-empty-text = Тут з’явиться кожна зміна налаштувань: хто, коли, що було і що стало.
audit-command-line = командний рядок
audit-action-create = Створено
audit-action-change = Змінено
audit-action-delete = Вилучено
audit-kind-account = обліковий запис
audit-kind-service = вид заявки
audit-kind-organisation = виконавець
audit-kind-office = район виконавця
audit-kind-routing = правило розподілу
audit-kind-text = текст
audit-kind-text_rule = слово для перевірки текстів
audit-kind-settings = налаштування
audit-kinds-account = Облікові записи
audit-kinds-service = Види заявок
audit-kinds-organisation = Виконавці
audit-kinds-office = Райони виконавців
audit-kinds-routing = Правила розподілу
audit-kinds-text = Тексти
audit-kinds-text_rule = Слова для перевірки текстів
audit-kinds-settings = Календар і строки
audit-with = Що створено
audit-had = Що було
audit-was = було:
audit-is = стало:
audit-no-difference = Видимих змін немає.
audit-yes = так
audit-no = ні
audit-none = немає
audit-hours-of = Години: { $day }
audit-day-off = вихідний
audit-day-works = робочий
audit-day-usual = як у звичайний тиждень
audit-field-login = Логін
audit-field-name = Назва або ім’я
audit-field-role = Роль
audit-field-organisation = Організація
audit-field-disabled_at = Доступ закрито
audit-field-has_password = Пароль
audit-field-password = Пароль
audit-value-password-changed = новий
audit-field-second_factor = Другий фактор
audit-field-oidc = Вхід через провайдера
audit-field-oidc_linked = Уже входили через провайдера
audit-field-code = Код
audit-field-group_name = Група
audit-field-term_days = Строк, днів
audit-field-term_unit = Дні строку
audit-value-term_unit-calendar = календарні
audit-value-term_unit-working = робочі
audit-field-visibility = Видимість на карті
audit-value-visibility-exact = точне місце
audit-value-visibility-generalised = узагальнене місце
audit-value-visibility-aggregate = лише в підсумках
audit-value-visibility-never = не показувати
audit-field-reviewed = Переглянуто
audit-field-open311_code = Код Open311
audit-field-outside_powers = Поза повноваженнями громади
audit-field-where_to_turn = Куди звернутися
audit-field-retired_at = Не діє з
audit-field-phone = Телефон
audit-field-email = Пошта
audit-field-service = Вид заявки
audit-field-district_ref = Район (об’єкт OpenStreetMap)
audit-field-key = Ключ
audit-field-language = Мова
audit-value-language-uk = українська
audit-value-language-en = англійська
audit-field-value = Текст
audit-field-kind = Вид слова
audit-value-kind-root = корінь
audit-value-kind-exception = виняток
audit-field-word = Слово
audit-field-silent_days = Скільки днів чекати на заявника
audit-field-comments_after_infeasible = Коментарі після закриття без виконання
