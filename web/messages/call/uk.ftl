# Аркуш оператора: дзвінок до контакт-центру.

call-title = Дзвінок
call-tabs = Дзвінки поруч
call-tab = Дзвінок { $number }
call-new = Новий дзвінок
call-close = Закрити: { $name }
call-closed = Дзвінок закрито.
call-help = Клавіші
call-consult = Консультація
call-consulted =
    { $today ->
        [one] Консультацію пораховано. Сьогодні у вас { $today } консультація.
        [few] Консультацію пораховано. Сьогодні у вас { $today } консультації.
       *[many] Консультацію пораховано. Сьогодні у вас { $today } консультацій.
    }
call-not-consulted = Консультацію не пораховано. { $why }
call-unconsulted = Консультацію не враховуємо.

## Проблема

call-form = Нова заявка
call-text = Що сталося
call-text-hint = Коротко, словами заявника.
call-text-fine = Текст у порядку.
call-text-bad = Образливе в тексті: { $words }. З такими словами заявку не приймуть.
call-text-personal = Особисте в тексті: { $words }. Загал цього не побачить.
call-text-several =
    { $count ->
        [one] Тут { $count } питання.
        [few] Тут { $count } питання, а заявка — про одне.
       *[many] Тут { $count } питань, а заявка — про одне.
    }
call-split =
    { $count ->
        [one] Рознести на { $count } заявку
        [few] Рознести на { $count } заявки
       *[many] Рознести на { $count } заявок
    }
call-split-done =
    { $count ->
        [one] Тепер { $count } аркуш: заявник і місце ті самі.
        [few] Тепер { $count } аркуші: заявник і місце ті самі.
       *[many] Тепер { $count } аркушів: заявник і місце ті самі.
    }
call-service = Вид заявки
call-service-hint = Почніть набирати назву або код.
call-service-none = Такого виду немає. Спробуйте інше слово.
call-visible-exact = Загал побачить заявку на карті точно.
call-visible-generalised = Загал побачить заявку на карті приблизно, без номера будинку.
call-visible-aggregate = На карті заявки не буде: загал побачить її лише в підрахунках.
call-visible-never = Загал цієї заявки не побачить.

## Місце

call-address = Де проблема
call-at-residence = Це житло заявника: загал побачить місце приблизно
call-level-house = будинок
call-level-near_number = поруч із номером
call-level-interpolated = між сусідніми номерами
call-level-intersection = перехрестя
call-level-poi = місцина
call-level-street = вулиця
call-level-settlement = населений пункт
call-level-coordinates = координати
call-place-hint = Адреса, заклад або перехрестя. Можна клацнути на карті.
call-place-picked = Місце вибрано.
call-place-pin = Місце вказано позначкою.
call-place-pin-near = Місце вказано позначкою. Поруч: { $place }.
call-place-drop = Прибрати з карти
call-place-nowhere = Карта такого місця не знає. Поставте позначку, а якщо не певні, лишіть: місце визначать у черзі.
call-place-open =
    { $count ->
        [one] Alt+1 вибирає. Якщо не певні, лишіть: непевне піде до черги.
       *[other] Alt+1…{ $count } вибирає. Якщо не певні, лишіть: непевне піде до черги.
    }
call-map = Місце проблеми на карті

## Хто звертається

call-who = Хто звертається
call-unnamed = Не називається
call-unnamed-hint = Заявку зареєструють без заявника: підтвердити виконання буде нікому.
call-if-any = якщо є
call-for-letters = для листів
call-residence = Де мешкає
call-residence-hint = На карту ця адреса не потрапляє.
call-standing = Хто це в громаді
call-same = Мешкає там, де проблема

## Чого бракує

call-field-text = Що сталося
call-field-service = Вид заявки
call-field-address = Де проблема
call-field-surname = Прізвище
call-field-name = Ім’я
call-field-phone = Телефон
call-field-email = Електронна пошта
call-field-residence = Де мешкає
call-field-certificate = Номер довідки
call-needed-text = Запишіть, що сталося.
call-needed-service = Виберіть вид заявки зі списку.
call-needed-address = Запишіть, де проблема: без місця заявки немає.
call-needed-surname = Запишіть прізвище.
call-needed-name = Запишіть ім’я.
call-needed-phone = Запишіть номер телефону.
call-needed-residence = Запишіть, де мешкає заявник.
call-needed-certificate = Запишіть номер довідки.

## Реєстрація

call-register = Зареєструвати
call-registering = Реєструємо…
call-open = Відповідь не надійшла.
call-open-safe = Чи заявку вже зареєстровано, невідомо. Надішліть ще раз: двічі вона не зареєструється.
call-again = Надіслати ще раз
call-registered = Зареєстровано
call-joined = Дзвінок приєднано до заявки
call-number-said = Номер { $groups }, контрольна цифра { $check }.
call-number-check = Остання цифра — контрольна: за нею помітять помилку в номері.
call-next-place = Місце: { $place }.
call-next-place-queue = Місце ще визначить оператор у черзі.
call-next-executor = Оператор перевірить заявку й передасть виконавцеві: { $name }.
call-next-accept = Оператор перевірить заявку й призначить виконавця.
call-next-outside = Це поза повноваженнями громади.
call-next-turn = Куди звернутися: { $where }.
call-term-calendar =
    { $days ->
        [one] Строк виконання — { $days } день від прийняття
        [few] Строк виконання — { $days } дні від прийняття
       *[many] Строк виконання — { $days } днів від прийняття
    }
call-term-working =
    { $days ->
        [one] Строк виконання — { $days } робочий день від прийняття
        [few] Строк виконання — { $days } робочі дні від прийняття
       *[many] Строк виконання — { $days } робочих днів від прийняття
    }
call-next-term = { $term }, за законом — не пізніше { $date }.
call-next-letters = Про кожен крок прийде лист.
call-next-ask = Про перебіг можна дізнатися за номером: на карті або по телефону.
call-joined-status = Стан: { $status }
call-joined-next = Нової заявки немає: за цією стежать за номером, на карті або по телефону.
call-next = Наступний дзвінок
call-open-card = Відкрити картку

## Схожі заявки

call-duplicates = Схожі відкриті заявки поруч
call-duplicates-wait = Тут з’являться, щойно будуть вид заявки й місце.
call-duplicates-count =
    { $count ->
        [0] У межах 300 метрів таких немає.
        [one] У межах 300 метрів { $count } заявка.
        [few] У межах 300 метрів { $count } заявки.
       *[many] У межах 300 метрів { $count } заявок.
    }
call-like =
    { $count ->
        [one] Поруч { $count } схожа заявка
        [few] Поруч { $count } схожі заявки
       *[many] Поруч { $count } схожих заявок
    }
call-metres-none = на цьому місці
call-metres = за { $metres } м
call-registered-on = зареєстровано { $date }
call-joined-count =
    { $count ->
        [one] ще { $count } звернення про те саме
        [few] ще { $count } звернення про те саме
       *[many] ще { $count } звернень про те саме
    }
call-join = Це та сама: приєднати

## Клавіші

call-key-register = зареєструвати
call-key-pick = вибрати місце за номером
call-key-new = новий або наступний дзвінок
call-key-switch = попередній і наступний аркуш
call-key-consult = порахувати консультацію
call-key-join = приєднати до позначеної схожої заявки
call-key-mark = позначити іншу схожу заявку
script-title = Як зареєструвати за 60 секунд
script-text-keys = Alt+P
script-text = Запишіть, що сталося.
script-service-keys = Alt+S
script-service = Перші літери виду заявки, Enter.
script-address-keys = Alt+A
script-address = Початок адреси, далі Alt+1…9. Глянули на схожі: якщо це та сама заявка — Alt+J, і все.
script-caller-keys = Alt+C
script-caller = Прізвище, ім’я, телефон, де мешкає: Enter веде до наступного поля.
script-register-keys = Ctrl+Enter
script-register = Зареєструвати. Продиктуйте номер і скажіть, що буде далі.
script-next-keys = Alt+N
script-next = Наступний дзвінок. Другий заявник посеред розмови — теж Alt+N, а Alt+← повертає до першого.
script-order = Порядок вільний: спершу адреса чи спершу слова, як каже заявник. Запитали про щось і заявка не потрібна — Alt+K.
