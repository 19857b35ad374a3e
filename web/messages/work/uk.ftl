# Рамка робочих сторінок і кабінету: вкладки, вхід, спільні слова форм.

## Рамка

skip-to-content = До вмісту сторінки
areas-label = Розділи
area-requests = Заявки
area-overview = Огляд
area-own-requests = Мої заявки
area-report = Повідомити про проблему
area-person = Мої дані
area-call = Дзвінок
area-queues = Черги
area-work = Мої роботи
area-services = Послуги
area-organisations = Виконавці
area-routing = Хто що виконує
area-members = Люди
area-calendar = Календар
area-texts = Тексти
area-audit = Зміни
area-account = Вхід і безпека
account-of = Обліковий запис: { $name }
role-applicant = заявник
role-operator = оператор
role-executor = виконавець
role-official = посадовець
role-administrator = адміністратор
sign-out = Вийти
loading = Завантажуємо
close = Закрити
card-content = Відомості про заявку
keys-back = назад до списку
history-of-changes = Історія змін
undo = Повернути
copy = Скопіювати
copied = Скопійовано.
not-copied = Браузер не дає скопіювати. Виділіть текст і скопіюйте самі.
optional = необов’язково
diff-out = вилучено:
diff-in = додано:
not-here-title = Цієї сторінки у вас немає
not-here-text = Її немає зовсім, або вона відкрита для інших ролей.
not-here-work = До своєї роботи
failed-title = Не вдалося завантажити
failed-text = Щось пішло не так. Спробуйте ще раз за хвилину.
lost-title = Немає з’єднання
lost-text = Сервер не відповідає. Набране лишилося на місці: спробуйте ще раз, коли з’єднання відновиться.
form-wrong = Перевірте поля:

## Клавіші

keys-title = Клавіші
keys-help = цей список
keys-next = наступний рядок
keys-previous = попередній рядок
keys-open = відкрити
keys-step = зробити крок за порядком кнопок

## Карта

map-failed = Карта не відкрилася. Список і картка працюють без неї.
map-streets-lacking = Вулиці, яких тут бракує, з’являться, щойно буде зв’язок.
map-pin = Позначка місця: перетягніть її або пересуньте стрілками

## Хтось випередив

conflict-title = Поки ви працювали, заявку змінили
conflict-kept = Набране лишилося. Прочитайте, що змінилося, і вирішіть із огляду на це.
conflict-shut = Цього кроку вже не зробити. Набране можна скопіювати.
conflict-accept = Прочитано, продовжую

## Вхід

sign-in-title = Вхід
sign-in-who = Хто ви
sign-in-applicant = Мешканцям
sign-in-staff = Працівникам
sign-in = Увійти
signing-in = Входимо…
sign-in-through = Увійти через { $name }
login = Логін
password = Пароль
second-factor = Код із застосунку
second-factor-hint = Шість цифр, які показує застосунок на телефоні. Якщо телефона немає, другий фактор скине адміністратор.
applicant-lead = Надішлемо на пошту код: ним ви ввійдете без пароля, а вперше — зареєструєтеся.
email = Електронна пошта
send-code = Надіслати код
sending = Надсилаємо…
code-sent = Надіслали лист із кодом на { $email }. Код діє десять хвилин.
code = Код із листа
send-again = Надіслати ще раз
send-again-in =
    { $seconds ->
        [one] Новий код — за { $seconds } секунду
        [few] Новий код — за { $seconds } секунди
       *[many] Новий код — за { $seconds } секунд
    }
code-sent-again = Надіслали новий код.
code-too-old = Код застарів, надіслали новий. Заповнена картка лишилася.
other-email = Інша адреса
needed-login = Напишіть логін.
needed-password = Напишіть пароль.
needed-email = Напишіть адресу пошти, як-от olena@example.ua.
needed-code = У коді шість цифр.

again-title = Увійдіть ще раз
again-text = Час сеансу минув. Набране лишилося на місці: щойно ввійдете, робота піде далі.
again-leave = Не входити й повернутися до карти

## Картка заявника

register-title = Картка заявника
register-lead = Ви тут уперше. Ці відомості бачить лише контакт-центр; на карті їх немає.
card-surname = Прізвище
card-name = Ім’я
card-patronymic = По батькові
card-residence = Де ви мешкаєте
card-residence-hint = Населений пункт, вулиця, будинок, квартира. На карту ця адреса не потрапляє.
card-phone = Телефон
card-standing = Хто ви в громаді
standing-resident = Мешканець громади
standing-displaced = Внутрішньо переміщена особа
card-certificate = Номер довідки
register = Зареєструватися
registering = Реєструємо…
needed-surname = Напишіть прізвище.
needed-name = Напишіть ім’я.
needed-residence = Напишіть, де ви мешкаєте.
needed-phone = Напишіть номер телефону.
needed-certificate = Напишіть номер довідки.
keys-search = пошук
